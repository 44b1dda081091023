package define

import "text/template/parse"

// simpleText is a template of text and places only, {{.}} or {{.Name}}. Most of
// what a report says a thousand times is one; put together directly it takes a
// tenth of the time that a template takes.
type simpleText []piece

// piece is a text or a place. A place of the name "" is the data itself.
type piece struct {
	text  string
	place bool
}

func simpleTextOf(root *parse.ListNode) (simpleText, bool) {
	if root == nil {
		return nil, false
	}
	var t simpleText
	for _, n := range root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			t = append(t, piece{text: string(n.Text)})
		case *parse.ActionNode:
			name, ok := placeOf(n.Pipe)
			if !ok {
				return nil, false
			}
			t = append(t, piece{name, true})
		default:
			return nil, false
		}
	}
	return t, true
}

// placeOf is the name that an action prints; "" for the data itself.
func placeOf(p *parse.PipeNode) (name string, ok bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return "", false
	}
	switch n := p.Cmds[0].Args[0].(type) {
	case *parse.DotNode:
		return "", true
	case *parse.FieldNode:
		return n.Ident[0], len(n.Ident) == 1
	}
	return "", false
}

// say fills in a text or texts by name. It leaves everything else to the
// template: other data, and names that are not there.
func (t simpleText) say(data any) (string, bool) {
	if len(t) == 0 {
		return "", false
	}
	var room [128]byte
	out := room[:0]
	for _, p := range t {
		text, ok := p.of(data)
		if !ok {
			return "", false
		}
		out = append(out, text...)
	}
	return string(out), true
}

func (p piece) of(data any) (text string, ok bool) {
	if !p.place {
		return p.text, true
	}
	switch data := data.(type) {
	case string:
		return data, p.text == ""
	case map[string]string:
		text, ok = data[p.text]
	}
	return text, ok
}
