package trace

import (
	"fmt"
	"io"
	"strings"
)

// What Print leaves out of a long trace: fewer than longTrace lines are printed
// whole; of a longer run of amounts only the first few are shown, and below the
// first level the cells behind an amount are counted.
const (
	longTrace   = 80
	operandsRun = 12 // of the operands of a figure
	run         = 5
	firstFew    = 3
)

// Print writes a tree for people. A long one is written in brief, with the
// number of cells in place of what is left out; PrintAll leaves out nothing.
func (s Source) Print(w io.Writer, t Tree) error {
	var whole strings.Builder
	if err := s.PrintAll(&whole, t); err != nil {
		return err
	}
	if strings.Count(whole.String(), "\n") < longTrace {
		_, err := io.WriteString(w, whole.String())
		return err
	}
	p := printer{s: s, brief: true}
	p.tree(t)
	p.line(0, s.say("trace.brief", countCells(t.Operands)))
	_, err := io.WriteString(w, p.out.String())
	return err
}

// PrintAll writes a tree for people, down to every cell.
func (s Source) PrintAll(w io.Writer, t Tree) error {
	p := printer{s: s}
	p.tree(t)
	_, err := io.WriteString(w, p.out.String())
	return err
}

type printer struct {
	s     Source
	brief bool
	out   strings.Builder
}

func (p *printer) tree(t Tree) {
	p.line(0, p.s.say("trace.figure", t))
	for _, text := range []string{t.Formula, t.Note} {
		if text != "" {
			p.line(1, text)
		}
	}
	p.nodes(1, t.Operands, t.Region)
}

func (p *printer) line(depth int, text string) {
	fmt.Fprintf(&p.out, "%s%s\n", strings.Repeat("  ", depth), text)
}

// nodes prints what stands side by side: in brief the first few amounts, and
// everything that is computed or shown for comparison.
func (p *printer) nodes(depth int, list []Node, region string) {
	longest, amounts := run, 0
	if depth == 1 {
		longest = operandsRun
	}
	cut := p.brief && countAmounts(list) > longest
	var rest []Node
	for _, n := range list {
		if n.amount() {
			amounts++
		}
		if cut && n.amount() && amounts > firstFew {
			rest = append(rest, n)
			continue
		}
		p.node(depth, n, region)
	}
	if len(rest) > 0 {
		p.line(depth, p.s.say("trace.rest", map[string]int{"Count": len(rest), "Cells": countCells(rest)}))
	}
}

// node writes a node and all below. Its region is said where it is another than
// that of what it is part of; units say it in their names.
func (p *printer) node(depth int, n Node, region string) {
	if n.ID == "" || n.Region == "" || n.Region == region {
		n.Region = ""
	} else {
		region = n.Region
	}
	text := p.s.say("trace.node", n)
	if cells := countCells(n.Children); p.brief && depth > 1 && n.Expr == "" && cells > 1 {
		p.line(depth, text+p.s.say("trace.cells", cells))
		return
	}
	p.line(depth, text)
	if n.Note != "" {
		p.line(depth+1, p.s.say("trace.note", n.Note))
	}
	if n.Cell != nil {
		p.cell(depth+1, *n.Cell)
	}
	p.nodes(depth+1, n.Children, region)
}

func (p *printer) cell(depth int, c Cell) {
	p.line(depth, p.s.say("trace.cell", c))
	for _, f := range c.Findings {
		p.line(depth, p.s.say("trace.finding", f))
	}
}

// amount tells a reported or added amount from one that is computed or only
// shown beside.
func (n *Node) amount() bool { return n.Expr == "" && !n.Aside }

// countAmounts is how many of some nodes are amounts.
func countAmounts(nodes []Node) int {
	n := 0
	for i := range nodes {
		if nodes[i].amount() {
			n++
		}
	}
	return n
}

// countCells is how many cells lie behind some nodes.
func countCells(nodes []Node) int {
	n := 0
	for i := range nodes {
		if nodes[i].Cell != nil {
			n++
		}
		n += countCells(nodes[i].Children)
	}
	return n
}
