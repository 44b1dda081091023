package define

import (
	"fmt"
	"strings"
	"text/template"
	"text/template/parse"
)

// Texts are the wording templates, by id. They are parsed once and used
// concurrently.
type Texts struct {
	root *template.Template
	ids  []string
	// fixed are the texts without places to fill in: most words and signs; simple
	// are those with nothing but places.
	fixed  map[string]string
	simple map[string]simpleText
}

// Say fills in a template. Data that a template names and that is not there
// is an error, never an empty place in a sentence.
func (t Texts) Say(id string, data any) (string, error) {
	if text, ok := t.fixed[id]; ok {
		return text, nil
	}
	if text, ok := t.simple[id].say(data); ok {
		return text, nil
	}
	if !t.Has(id) {
		return "", fmt.Errorf("define: 没有文字模板 %s", id)
	}
	var b strings.Builder
	if err := t.root.ExecuteTemplate(&b, id, data); err != nil {
		return "", fmt.Errorf("define: 文字模板 %s: %w", id, err)
	}
	return b.String(), nil
}

// Has reports whether there is a template with an id.
func (t Texts) Has(id string) bool { return t.root != nil && t.root.Lookup(id) != nil }

// IDs lists the ids of all templates, sorted.
func (t Texts) IDs() []string { return t.ids }

// wording is a template as it was read.
type wording struct {
	source, file string
	line         int
}

// readWording gathers the texts of wording/ and those of the checks.
func (l *loader) readWording() {
	for _, name := range l.names("wording") {
		for _, t := range l.both(name) {
			l.readTexts(t)
		}
	}
	for _, c := range l.def.Checks {
		l.addCheckText(c, "message", c.Message)
		l.addCheckText(c, "remedy", c.Remedy)
	}
	l.def.Texts = l.parseTexts()
}

// CheckText is the id under which the message ("message") or remedy ("remedy")
// of a check is found in Texts.
func CheckText(id, part string) string { return "check." + id + "." + part }

func (l *loader) addCheckText(c *Check, key, source string) {
	if source != "" {
		file, line := l.places.at(c, key)
		l.texts[CheckText(c.ID, key)] = wording{source, file, line}
	}
}

func (l *loader) readTexts(t text) {
	content := map[string]any{}
	f := decodeTOML(t, &content, l.problems)
	if f == nil {
		l.textsUnsure = true
		return
	}
	overlay := strings.HasPrefix(t.label, OverlayPrefix)
	for id, source := range flatten(content, "", map[string]any{}) {
		s, ok := source.(string)
		line := f.line(id)
		first, twice := l.texts[id]
		switch {
		case !ok:
			l.problems.add(t.label, line, "文字模板 %s 应是一段文字（用引号括起）", id)
		case twice && overlay == strings.HasPrefix(first.file, OverlayPrefix):
			l.problems.add(t.label, line, "文字模板 %s 重复，%s:%d 已有", id, first.file, first.line)
		case !twice || overlay:
			l.texts[id] = wording{s, t.label, line}
		}
	}
}

// flatten turns nested tables into dotted ids.
func flatten(table map[string]any, prefix string, into map[string]any) map[string]any {
	for key, value := range table {
		if inner, ok := value.(map[string]any); ok {
			flatten(inner, dotted(prefix, key), into)
			continue
		}
		into[dotted(prefix, key)] = value
	}
	return into
}

// parseTexts makes one set of templates, so that one may include another:
// {{template "id" .}}.
func (l *loader) parseTexts() Texts {
	texts := Texts{root: template.New("").Funcs(textFuncs()).Option("missingkey=error"), ids: sortedKeys(l.texts), fixed: map[string]string{}, simple: map[string]simpleText{}}
	for _, id := range texts.ids {
		w := l.texts[id]
		t, err := texts.root.New(id).Parse(w.source)
		if err != nil {
			line, reason := templateTrouble(err)
			l.problems.add(w.file, w.line+max(line-1, 0), "文字模板 %s 写法不对（%s）", id, reason)
			continue
		}
		if text, fixed := fixedText(t.Root); fixed {
			texts.fixed[id] = text
		} else if text, simple := simpleTextOf(t.Root); simple {
			texts.simple[id] = text
		}
		for _, name := range included(t.Root) {
			if !l.hasText(name) && t.Lookup(name) == nil {
				l.problems.add(w.file, w.line, "文字模板 %s 用到的模板 %s 不存在", id, name)
			}
		}
	}
	return texts
}

// fixedText is the text of a template that holds nothing else.
func fixedText(root *parse.ListNode) (string, bool) {
	if root == nil {
		return "", false
	}
	var b strings.Builder
	for _, n := range root.Nodes {
		text, ok := n.(*parse.TextNode)
		if !ok {
			return "", false
		}
		b.Write(text.Text)
	}
	return b.String(), true
}

// templateTrouble takes line and reason out of "template: id:3: reason".
func templateTrouble(err error) (line int, reason string) {
	reason = strings.TrimPrefix(err.Error(), "template: ")
	if i := strings.Index(reason, ": "); i >= 0 {
		where := reason[:i]
		reason = reason[i+2:]
		_, _ = fmt.Sscanf(where[strings.LastIndexByte(where, ':')+1:], "%d", &line)
	}
	return line, reason
}

// included lists the templates that a template includes by name.
func included(n parse.Node) (names []string) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return nil
		}
		for _, part := range n.Nodes {
			names = append(names, included(part)...)
		}
	case *parse.TemplateNode:
		names = append(names, n.Name)
	case *parse.IfNode:
		names = append(included(n.List), included(n.ElseList)...)
	case *parse.RangeNode:
		names = append(included(n.List), included(n.ElseList)...)
	case *parse.WithNode:
		names = append(included(n.List), included(n.ElseList)...)
	}
	return names
}
