package trace

import (
	"fmt"
	"strings"

	"qreport/report/document"
	"qreport/report/model"
)

// Tree is a figure and everything that it comes from.
type Tree struct {
	Figure   string `json:"figure"`
	Name     string `json:"name"`
	Region   string `json:"region"`
	Period   string `json:"period"`
	Basis    string `json:"basis,omitempty"`
	Text     string `json:"text"`
	Unit     string `json:"unit,omitempty"`
	Formula  string `json:"formula,omitempty"`
	Expr     string `json:"expr,omitempty"`
	Note     string `json:"note,omitempty"`
	Operands []Node `json:"operands"`
}

// Node is an amount and what it is made of.
type Node struct {
	ID       string `json:"id,omitempty"` // of the datum, in Tree.Expr
	Name     string `json:"name"`
	Code     string `json:"code,omitempty"`
	Value    string `json:"value,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Region   string `json:"region,omitempty"`
	Period   string `json:"period,omitempty"`
	Column   string `json:"column,omitempty"`
	Rule     string `json:"rule,omitempty"`
	Note     string `json:"note,omitempty"`
	Sign     int    `json:"sign,omitempty"`
	Expr     string `json:"expr,omitempty"` // of a computed node: what it makes of its children
	Aside    bool   `json:"aside,omitempty"`
	Cell     *Cell  `json:"cell,omitempty"`
	Children []Node `json:"children,omitempty"`
}

// Cell is where a unit wrote a value.
type Cell struct {
	Unit     string    `json:"unit"`
	UnitName string    `json:"unit_name"`
	File     string    `json:"file"`
	SHA256   string    `json:"sha256"`
	Sheet    string    `json:"sheet"`
	Cell     string    `json:"cell"`
	Value    string    `json:"value"`
	Findings []Finding `json:"findings,omitempty"`
}

// Finding is what the checks said about a cell, and the sender's answer.
type Finding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Accepted string `json:"accepted,omitempty"`
}

// Figure traces a figure of a document. It returns an error when the document
// has none with the id.
func (s Source) Figure(doc *document.Document, id string) (Tree, error) {
	for _, f := range doc.Figures {
		if strings.EqualFold(f.ID, padded(id)) {
			return s.tree(doc, f), nil
		}
	}
	return Tree{}, fmt.Errorf("%s", s.say("trace.unknown", map[string]string{"ID": id, "Region": doc.Meta.Title}))
}

// padded is an id as it is printed: T1-3 is T1-03.
func padded(id string) string {
	table, n, ok := strings.Cut(id, "-")
	if ok && len(n) == 1 {
		return table + "-0" + n
	}
	return id
}

func (s Source) tree(doc *document.Document, f document.Figure) Tree {
	t := Tree{Figure: f.ID, Name: f.Name, Region: f.Region, Period: f.Period, Basis: f.Basis,
		Text: f.Text, Unit: f.Unit, Formula: f.Formula, Expr: f.Expr, Note: f.Note, Operands: []Node{}}
	data := dataBehind(doc)
	for _, o := range f.Operands {
		if i, ok := data.at[o.Datum]; ok {
			t.Operands = append(t.Operands, s.datum(data, doc.Data[i]))
			continue
		}
		t.Operands = append(t.Operands, Node{Name: o.Name, Code: o.Code, Value: o.Text, Unit: o.Unit, Children: records(o)})
	}
	return t
}

// records are the cells of an operand that is no amount of the cube, such as
// the records of a list that are counted.
func records(o document.Operand) []Node {
	var nodes []Node
	for _, src := range o.Sources {
		n := Node{Name: src.Bureau, Region: src.Region, Value: src.Text}
		if src.File != "" {
			n.Cell = &Cell{UnitName: src.Region + src.Bureau, File: src.File, SHA256: src.SHA256, Sheet: src.Sheet, Cell: src.Cell, Value: src.Text}
		}
		nodes = append(nodes, n)
	}
	return nodes
}

// computed traces an amount that a formula makes of other data.
func (s Source) computed(data behind, d document.Datum) Node {
	n := Node{ID: d.ID, Name: d.Name, Unit: d.Unit, Region: d.Region, Period: d.Period, Value: number(d), Rule: d.Formula, Expr: d.Expr}
	for _, operand := range data.named(d.Expr) {
		n.Children = append(n.Children, s.datum(data, operand))
	}
	if d.Expr == "" {
		n.Rule = s.say("trace.rule.below", below(d))
	}
	return n
}

// below is the trace of an amount that only its region's own report explains.
func below(d document.Datum) map[string]string {
	region, _, _ := strings.Cut(d.ID, "/")
	return map[string]string{"Formula": d.Formula, "ID": region + "." + d.ID[strings.LastIndexByte(d.ID, '/')+1:]}
}

// datum traces one amount. One that is added over time has a child per period.
func (s Source) datum(data behind, d document.Datum) Node {
	if d.Computed() {
		return s.computed(data, d)
	}
	a := d.At
	if a.List {
		return s.record(d)
	}
	walk := walker{Source: s, cube: s.Cube, units: map[string]bool{}}
	if a.Own {
		walk.cube = s.own()
	}
	for _, u := range a.Units {
		walk.units[u] = true
	}
	n := Node{ID: d.ID, Name: d.Name, Code: code(a), Unit: d.Unit, Region: d.Region, Value: number(d)}
	switch {
	case a.Paired != "":
		n.Note = s.say("trace.paired", strings.Join(a.With, "、"))
	case len(a.With) > 0:
		n.Note = s.say("trace.common", strings.Join(a.With, "、"))
	}
	var at []Node
	for _, c := range a.Columns {
		at = append(at, walk.column(a, c))
	}
	if len(at) == 1 {
		n.Period, n.Column, n.Rule, n.Children = at[0].Period, at[0].Column, at[0].Rule, at[0].Children
		n.Note = join(n.Note, at[0].Note)
		return n
	}
	n.Rule, n.Children = s.say("trace.rule.time", nil), at
	return n
}

func number(d document.Datum) string {
	if !d.IsNumber {
		return ""
	}
	return d.Number.Trim().String()
}

func code(a document.Address) string {
	if a.Item != "" {
		return a.Code + "[" + a.Item + "]"
	}
	return a.Code
}

func join(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, " ")
}

// parseColumn reads the word of a column in an address.
func parseColumn(word string) model.Column {
	switch word {
	case "ytd":
		return model.YTD
	case "prior":
		return model.Prior
	}
	return model.Cur
}
