package trace

import (
	"fmt"
	"io"
	"strings"
)

// Print writes a tree for people.
func (s Source) Print(w io.Writer, t Tree) error {
	p := printer{s: s}
	p.line(0, s.say("trace.figure", t))
	for _, text := range []string{t.Formula, t.Note} {
		if text != "" {
			p.line(1, text)
		}
	}
	for _, o := range t.Operands {
		p.node(1, o, t.Region)
	}
	_, err := io.WriteString(w, p.out.String())
	return err
}

type printer struct {
	s   Source
	out strings.Builder
}

func (p *printer) line(depth int, text string) {
	fmt.Fprintf(&p.out, "%s%s\n", strings.Repeat("  ", depth), text)
}

// node writes a node and all below. Its region is said where it is another than
// that of what it is part of; units say it in their names.
func (p *printer) node(depth int, n Node, region string) {
	if n.ID == "" || n.Region == "" || n.Region == region {
		n.Region = ""
	} else {
		region = n.Region
	}
	p.line(depth, p.s.say("trace.node", n))
	if n.Note != "" {
		p.line(depth+1, p.s.say("trace.note", n.Note))
	}
	if n.Cell != nil {
		p.cell(depth+1, *n.Cell)
	}
	for _, c := range n.Children {
		p.node(depth+1, c, region)
	}
}

func (p *printer) cell(depth int, c Cell) {
	p.line(depth, p.s.say("trace.cell", c))
	for _, f := range c.Findings {
		p.line(depth, p.s.say("trace.finding", f))
	}
}
