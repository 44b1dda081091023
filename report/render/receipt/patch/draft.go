package patch

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// draft is a part with changes that have not been made yet. All places are
// those of the unchanged bytes.
type draft struct {
	data  []byte
	root  *node
	edits []edit
}

type edit struct {
	from, to int
	text     string
}

func newDraft(data []byte, leaf string) (*draft, error) {
	root, err := parse(data, leaf)
	return &draft{data: data, root: root}, err
}

func (d *draft) replace(from, to int, text string) {
	d.edits = append(d.edits, edit{from, to, text})
}

func (d *draft) insert(at int, text string) { d.replace(at, at, text) }

func (d *draft) remove(n *node) { d.replace(n.start, n.end, "") }

// bytes makes the changes, insertions before a replacement at the same place. An
// edit inside what another replaces is dropped: what it would change is gone.
func (d *draft) bytes() []byte {
	slices.SortStableFunc(d.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(min(a.to-a.from, 1), min(b.to-b.from, 1)))
	})
	var out bytes.Buffer
	at := 0
	for _, e := range d.edits {
		if e.from < at {
			continue
		}
		out.Write(d.data[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(d.data[at:])
	return out.Bytes()
}

// closed reports whether an element is written <a/>.
func (d *draft) closed(n *node) bool { return n.shut == n.end }

// appendTo inserts fragments at the end of an element. It may be called once
// for an element.
func (d *draft) appendTo(n *node, fragments ...string) {
	text := d.adapt(n, fragments...)
	if d.closed(n) {
		slash := bytes.LastIndexByte(d.data[n.start:n.tag], '/') + n.start
		d.replace(slash, n.tag, ">"+text+"</"+d.written(n)+">")
		return
	}
	d.insert(n.shut, text)
}

// adapt gives fragments, which are written without a prefix, the namespace of
// an element that has one.
func (d *draft) adapt(n *node, fragments ...string) string {
	if !strings.Contains(d.written(n), ":") {
		return strings.Join(fragments, "")
	}
	var b strings.Builder
	for _, f := range fragments {
		name := strings.IndexAny(f, " />")
		b.WriteString(f[:name] + ` xmlns="` + n.name.Space + `"` + f[name:])
	}
	return b.String()
}

// written is an element's name as it stands in the part, with its prefix.
func (d *draft) written(n *node) string {
	tag := d.data[n.start+1 : n.tag]
	return string(tag[:bytes.IndexAny(tag, " \t\r\n/>")])
}

// set gives an element an attribute without namespace.
func (d *draft) set(n *node, name, value string) {
	value = escape(value)
	if from, to, ok := attrSpan(d.data[n.start:n.tag], name); ok {
		d.replace(n.start+from, n.start+to, value)
		return
	}
	d.insert(n.start+1+len(d.written(n)), " "+name+`="`+value+`"`)
}

// attrSpan finds the value of an attribute in a start tag.
func attrSpan(tag []byte, name string) (from, to int, ok bool) {
	const space = " \t\r\n"
	i := bytes.IndexAny(tag, space)
	for i >= 0 && i < len(tag) {
		for i < len(tag) && strings.IndexByte(space, tag[i]) >= 0 {
			i++
		}
		eq := bytes.IndexByte(tag[i:], '=')
		if eq < 0 {
			return 0, 0, false
		}
		found := strings.TrimSpace(string(tag[i : i+eq]))
		open := i + eq + 1
		for open < len(tag) && strings.IndexByte(space, tag[open]) >= 0 {
			open++
		}
		length := bytes.IndexByte(tag[open+1:], tag[open])
		if found == name {
			return open + 1, open + 1 + length, true
		}
		i = open + 1 + length + 1
	}
	return 0, 0, false
}
