package define

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"unicode/utf8"

	"qreport/report/internal/num"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

const longestFormula = 4000

// Parse reads a formula. The error says in Chinese what is wrong and at which
// character.
func Parse(source string) (*Formula, error) {
	if utf8.RuneCountInString(source) > longestFormula {
		return nil, fmt.Errorf("公式超过 %d 个字符，请拆成几个指标", longestFormula)
	}
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, syntaxError(err)
	}
	f := &Formula{source: source}
	if isCondition(tree.Node) {
		f.test, err = toCondition(tree.Node)
	} else {
		f.number, err = toNumber(tree.Node)
	}
	if err != nil {
		return nil, err
	}
	f.collectOperands()
	return f, nil
}

func syntaxError(err error) error {
	var at *file.Error
	if errors.As(err, &at) {
		return fmt.Errorf("公式第 %d 个字符处写法不对（%s）", at.Column+1, at.Message)
	}
	return fmt.Errorf("公式写法不对（%w）", err)
}

// refuse reports a construct that the expression syntax has and formulas do not.
func refuse(n ast.Node, format string, args ...any) error {
	return fmt.Errorf("公式第 %d 个字符处：%s", n.Location().From+1, fmt.Sprintf(format, args...))
}

func isCondition(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return n.Operator == "not" || n.Operator == "!"
	case *ast.BinaryNode:
		return isComparison(n.Operator) || logicOf(n.Operator) != ""
	}
	return false
}

func isComparison(op string) bool {
	switch op {
	case "==", "!=", "<", "<=", ">", ">=":
		return true
	}
	return false
}

func logicOf(op string) string {
	switch op {
	case "and", "&&":
		return "and"
	case "or", "||":
		return "or"
	}
	return ""
}

func toCondition(n ast.Node) (condition, error) {
	switch n := n.(type) {
	case *ast.UnaryNode:
		if isCondition(n) {
			x, err := toCondition(n.Node)
			return &not{x}, err
		}
	case *ast.BinaryNode:
		if isComparison(n.Operator) {
			l, r, err := both(n, toNumber)
			return &compare{n.Operator, l, r}, err
		}
		if op := logicOf(n.Operator); op != "" {
			l, r, err := both(n, toCondition)
			return &logic{op, l, r}, err
		}
	}
	return nil, refuse(n, "这里要的是比较（如 A == B），不是数")
}

func both[T any](n *ast.BinaryNode, convert func(ast.Node) (T, error)) (l, r T, err error) {
	if l, err = convert(n.Left); err != nil {
		return l, r, err
	}
	r, err = convert(n.Right)
	return l, r, err
}

func toNumber(n ast.Node) (number, error) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return &literal{num.Whole(int64(n.Value)), strconv.Itoa(n.Value)}, nil
	case *ast.FloatNode:
		return toLiteral(n)
	case *ast.IdentifierNode, *ast.MemberNode:
		return toRef(n)
	case *ast.UnaryNode:
		return toSigned(n)
	case *ast.BinaryNode:
		return toBinary(n)
	case *ast.BuiltinNode:
		return toFunction(n, n.Name, n.Arguments)
	case *ast.CallNode:
		if callee, ok := n.Callee.(*ast.IdentifierNode); ok {
			return toFunction(n, callee.Value, n.Arguments)
		}
	case nil:
		return nil, errors.New("公式是空的")
	}
	return nil, refuse(n, "公式里不能这样写，只能用代码、数、+ - * /、比较和规定的函数")
}

// toLiteral takes the shortest decimal that gives the parsed float, which is
// what was written: 0.1 stays one tenth.
func toLiteral(n *ast.FloatNode) (number, error) {
	text := strconv.FormatFloat(n.Value, 'f', -1, 64)
	rat, ok := new(big.Rat).SetString(text)
	if !ok || len(text) > 40 {
		return nil, refuse(n, "这个数太大或太小")
	}
	return &literal{num.FracOf(rat), text}, nil
}

func toSigned(n *ast.UnaryNode) (number, error) {
	x, err := toNumber(n.Node)
	switch {
	case err != nil:
		return nil, err
	case n.Operator == "-":
		return &negate{x}, nil
	case n.Operator == "+":
		return x, nil
	}
	return nil, refuse(n, "这里要的是数，不是条件")
}

func toBinary(n *ast.BinaryNode) (number, error) {
	switch n.Operator {
	case "+", "-", "*", "/":
		l, r, err := both(n, toNumber)
		return &binary{n.Operator, l, r}, err
	}
	if isCondition(n) {
		return nil, refuse(n, "这里要的是数，不是条件 %s", n.Operator)
	}
	return nil, refuse(n, "不支持运算符 %s，只有 + - * /", n.Operator)
}

func toRef(n ast.Node) (*ref, error) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return &ref{key: SlotKey{Field: n.Value}}, nil
	case *ast.MemberNode:
		field, okField := n.Node.(*ast.IdentifierNode)
		item, okItem := n.Property.(*ast.StringNode)
		if okField && okItem && !n.Optional && item.Value != "" && item.Value != AllItems {
			return &ref{key: SlotKey{field.Value, item.Value}}, nil
		}
		return nil, refuse(n, `取一项要写成 Q116A["SJ"]`)
	}
	return nil, refuse(n, "这里要的是一个代码")
}
