package define

import (
	"cmp"
	"strings"
)

// Binding strength, weakest first; a part is put in parentheses where it binds
// more weakly than its surroundings.
const (
	bindOr = iota
	bindAnd
	bindCompare
	bindSum
	bindProduct
	bindAtom
)

// notation is a way of writing formulas down.
type notation struct {
	signs       map[string]string // of arithmetic and comparison
	open, close string
	operand     func(r *ref) string
	call        func(p printer, n node) (text string, bind int) // all that is not infix
}

type printer struct{ notation }

func (f *Formula) print(n notation) string {
	text, _ := printer{n}.node(f.root())
	return text
}

func (f *Formula) root() node {
	if f.test != nil {
		return f.test
	}
	return f.number
}

// node returns the text of n and how strongly it binds.
func (p printer) node(n node) (string, int) {
	switch n := n.(type) {
	case *literal:
		return n.text, bindAtom
	case *ref:
		return p.operand(n), bindAtom
	case *negate:
		return p.signs["neg"] + p.within(n.x, bindProduct), bindSum
	case *binary:
		return p.arithmetic(n)
	case *compare:
		return p.within(n.l, bindSum) + p.signs[n.op] + p.within(n.r, bindSum), bindCompare
	}
	return p.call(p, n)
}

// within writes n for a place that needs parts binding at least as strongly as
// least.
func (p printer) within(n node, least int) string {
	text, bind := p.node(n)
	if bind < least {
		return p.open + text + p.close
	}
	return text
}

// arithmetic needs parentheses on the right of − and ÷ even around parts of
// equal strength: a − (b − c).
func (p printer) arithmetic(n *binary) (string, int) {
	bind := bindSum
	if n.op == "*" || n.op == "/" {
		bind = bindProduct
	}
	right := bind
	if n.op == "-" || n.op == "/" {
		right++
	}
	if _, negative := n.r.(*negate); negative {
		right = bindAtom
	}
	return p.within(n.l, bind) + p.signs[n.op] + p.within(n.r, right), bind
}

func (p printer) list(args []number, separator string) string {
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i], _ = p.node(a)
	}
	return strings.Join(texts, separator)
}

// The signs of both notations.
var (
	chineseSigns = map[string]string{
		"+": " + ", "-": " − ", "*": " × ", "/": " ÷ ", "neg": "−",
		"==": " = ", "!=": " ≠ ", "<": " < ", "<=": " ≤ ", ">": " > ", ">=": " ≥ ",
	}
	excelSigns = map[string]string{
		"+": "+", "-": "-", "*": "*", "/": "/", "neg": "-",
		"==": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
	}
)

// Chinese writes the formula for people, "合格批次数 ÷ 抽查批次数 × 100"; name
// gives the name of a code.
func (f *Formula) Chinese(name func(code string) string) string {
	return f.print(notation{
		signs: chineseSigns, open: "（", close: "）",
		operand: func(r *ref) string {
			if r.key.Item == "" || r.key.Item == AllItems {
				return name(r.key.Field)
			}
			return name(r.key.Field) + "（" + cmp.Or(r.itemName, r.key.Item) + "）"
		},
		call: chineseCall,
	})
}

func chineseCall(p printer, n node) (string, int) {
	switch n := n.(type) {
	case *optional:
		return p.operand(n.x), bindAtom
	case *sumOf:
		return p.operand(n.x) + "各项之和", bindAtom
	case *weighted:
		w, pass, trials := p.operand(n.weight), p.operand(n.pass), p.operand(n.trials)
		return "Σ（" + w + " × " + pass + " ÷ " + trials + "） ÷ Σ" + w, bindProduct
	case *function:
		word := map[string]string{"abs": "绝对值", "max": "最大值", "min": "最小值"}[n.name]
		return word + "（" + p.list(n.args, "，") + "）", bindAtom
	case *logic:
		if n.op == "or" {
			return p.within(n.l, bindOr) + " 或 " + p.within(n.r, bindOr), bindOr
		}
		return p.within(n.l, bindAnd) + " 且 " + p.within(n.r, bindAnd), bindAnd
	case *not:
		text, _ := p.node(n.x)
		return "非（" + text + "）", bindAtom
	}
	return "", bindAtom
}

// Excel writes the formula as a live spreadsheet formula without the leading
// "="; cell gives the reference of an operand, for AllItems a range.
func (f *Formula) Excel(cell func(key SlotKey) string) string {
	return f.print(notation{
		signs: excelSigns, open: "(", close: ")",
		operand: func(r *ref) string { return cell(r.key) },
		call:    excelCall,
	})
}

func excelCall(p printer, n node) (string, int) {
	switch n := n.(type) {
	case *optional:
		return "N(" + p.operand(n.x) + ")", bindAtom
	case *sumOf:
		return "SUM(" + p.operand(n.x) + ")", bindAtom
	case *weighted:
		return excelWeighted(p.operand(n.weight), p.operand(n.pass), p.operand(n.trials)), bindProduct
	case *function:
		return strings.ToUpper(n.name) + "(" + p.list(n.args, ",") + ")", bindAtom
	case *logic:
		left, _ := p.node(n.l)
		right, _ := p.node(n.r)
		return strings.ToUpper(n.op) + "(" + left + "," + right + ")", bindAtom
	case *not:
		text, _ := p.node(n.x)
		return "NOT(" + text + ")", bindAtom
	}
	return "", bindAtom
}

// excelWeighted counts an item only when its pass is a number and its trials
// are not zero, as the evaluation does; the detour over trials=0 keeps such
// items from dividing by zero.
func excelWeighted(w, pass, trials string) string {
	counts := "ISNUMBER(" + pass + ")*(" + trials + "<>0)"
	share := pass + "/(" + trials + "+(" + trials + "=0))"
	return "SUMPRODUCT(" + w + "*" + counts + "*" + share + ")/SUMPRODUCT(" + w + "*" + counts + ")"
}
