package patch

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// node is an element of a part, with the places of its tags in the bytes.
type node struct {
	name       xml.Name
	attr       []xml.Attr
	start, tag int // the start tag is [start, tag)
	shut, end  int // the end tag is [shut, end); empty for <a/>
	kids       []*node
	text       string // character data directly inside
}

// parse reads a part. The children of elements named leaf are not kept: the
// cells of a sheet need not be known.
func parse(data []byte, leaf string) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // load has made it UTF-8
	top := &node{}
	open, dull := []*node{top}, 0
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("patch: %w", err)
		}
		last := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if dull > 0 || last.name.Local == leaf && leaf != "" {
				dull++
				continue
			}
			n := &node{name: t.Name, attr: t.Attr, start: at, tag: int(d.InputOffset())}
			last.kids, open = append(last.kids, n), append(open, n)
		case xml.EndElement:
			if dull > 0 {
				dull--
				continue
			}
			last.shut, last.end = at, int(d.InputOffset())
			open = open[:len(open)-1]
		case xml.CharData:
			if dull == 0 {
				last.text += string(t)
			}
		}
	}
	if len(top.kids) != 1 {
		return nil, fmt.Errorf("patch: no root element")
	}
	return top.kids[0], nil
}

// get returns an attribute that has no namespace.
func (n *node) get(name string) string {
	for _, a := range n.attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// link returns the attribute r:id.
func (n *node) link() string {
	for _, a := range n.attr {
		if a.Name.Local == "id" && strings.HasSuffix(a.Name.Space, "/relationships") {
			return a.Value
		}
	}
	return ""
}

// child returns the first child of a name, or nil.
func (n *node) child(name string) *node {
	for _, k := range n.kids {
		if k.name.Local == name {
			return k
		}
	}
	return nil
}

// children returns all children of a name.
func (n *node) children(name string) (found []*node) {
	for _, k := range n.kids {
		if k.name.Local == name {
			found = append(found, k)
		}
	}
	return found
}

// descend calls visit for n and everything in it.
func (n *node) descend(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.descend(visit)
	}
}

// escape makes text fit for an element or an attribute.
func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder does not fail
	return b.String()
}
