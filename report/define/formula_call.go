package define

import "github.com/expr-lang/expr/ast"

// toFunction reads a call of one of the functions of the formula language.
func toFunction(n ast.Node, name string, args []ast.Node) (number, error) {
	switch name {
	case "abs":
		return toArguments(n, name, args, 1, 1)
	case "max", "min":
		return toArguments(n, name, args, 2, 100)
	case "opt":
		refs, err := toRefs(n, name, args, 1)
		if err != nil {
			return nil, err
		}
		return &optional{refs[0]}, nil
	case "sum":
		refs, err := toMatrixRefs(n, name, args, 1)
		if err != nil {
			return nil, err
		}
		return &sumOf{refs[0]}, nil
	case "weighted":
		refs, err := toMatrixRefs(n, name, args, 3)
		if err != nil {
			return nil, err
		}
		return &weighted{pass: refs[0], trials: refs[1], weight: refs[2]}, nil
	}
	return nil, refuse(n, "没有函数 %s，只有 sum、weighted、opt、max、min、abs", name)
}

func toArguments(n ast.Node, name string, args []ast.Node, least, most int) (number, error) {
	if len(args) < least || len(args) > most {
		return nil, refuse(n, "%s 的参数个数不对", name)
	}
	call := &function{name: name}
	for _, a := range args {
		x, err := toNumber(a)
		if err != nil {
			return nil, err
		}
		call.args = append(call.args, x)
	}
	return call, nil
}

func toRefs(n ast.Node, name string, args []ast.Node, count int) ([]*ref, error) {
	if len(args) != count {
		return nil, refuse(n, "%s 要 %d 个参数，这里有 %d 个", name, count, len(args))
	}
	refs := make([]*ref, count)
	for i, a := range args {
		r, err := toRef(a)
		if err != nil {
			return nil, err
		}
		refs[i] = r
	}
	return refs, nil
}

func toMatrixRefs(n ast.Node, name string, args []ast.Node, count int) ([]*ref, error) {
	refs, err := toRefs(n, name, args, count)
	for i := range refs {
		if refs[i].key.Item != "" {
			return nil, refuse(n, `%s 里写整个字段，不要写 ["…"]`, name)
		}
		refs[i].key.Item = AllItems
	}
	return refs, err
}
