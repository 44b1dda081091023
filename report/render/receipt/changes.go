package receipt

import (
	"slices"

	"qreport/report/archive"
	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/internal/xlsxout"
	"qreport/report/model"
	"qreport/report/render/receipt/patch"
)

// versions are the numbers of the line about the version before.
func (p *printer) versions() any {
	type numbers struct {
		Before                     string
		Changes, Fixed, Still, New int
		Judged                     bool
	}
	e := p.o.Before
	if e == nil {
		return numbers{}
	}
	return numbers{e.File, len(e.Changes), len(e.Progress.Fixed), len(e.Progress.Still), len(e.Progress.New), e.Judged}
}

// changesPage lays out the sheet 与上次报送的差异.
func (p *printer) changesPage() patch.Page {
	page := patch.Page{Name: layout.ReceiptChanges, Widths: []float64{24, 48, 10, 22, 22}}
	line := func(look patch.Look, height float64, text string) {
		page.Rows = append(page.Rows, patch.Row{Cells: []patch.Cell{{Text: text, Look: look}}, Height: height, Span: len(page.Widths)})
	}
	line(patch.Title, 30, p.say("changes.title", nil))
	e := p.o.Before
	if e == nil || len(e.Changes) == 0 {
		line(patch.Plain, 20, p.say("changes.same", nil))
	}
	if e == nil {
		return page
	}
	line(patch.Plain, 16, p.say("changes.since", p.versions()))
	if len(e.Changes) > 0 {
		line(patch.Caption, 22, p.say("changes.cells", len(e.Changes)))
		page.Rows = append(page.Rows, p.heads("place", "name", "column", "before", "after"))
		for _, c := range e.Changes {
			page.Rows = append(page.Rows, p.changeRow(c))
		}
	}
	if e.Judged {
		line(patch.Caption, 22, p.say("changes.findings", nil))
		page.Rows = append(page.Rows, p.progressRows(e.Progress)...)
	}
	return page
}

func (p *printer) heads(ids ...string) patch.Row {
	var cells []patch.Cell
	for _, id := range ids {
		cells = append(cells, patch.Cell{Text: p.say("changes.head."+id, nil), Look: patch.Header})
	}
	return patch.Row{Cells: cells, Height: 22}
}

func (p *printer) changeRow(c archive.Change) patch.Row {
	name, column, before, after := p.describe(c)
	height := max(18, 13.5*float64(max(len(xlsxout.Wrap(name, 46)), len(xlsxout.Wrap(before, 20)), len(xlsxout.Wrap(after, 20))))+4)
	return patch.Row{Height: min(height, 400), Cells: []patch.Cell{
		p.at(c.Pos), {Text: name, Look: patch.Text}, {Text: column, Look: patch.Center},
		{Text: before, Look: patch.Text}, {Text: after, Look: patch.Text},
	}}
}

// at links to a cell of the submission.
func (p *printer) at(pos model.Pos) patch.Cell {
	if pos.Row == 0 || p.sub == nil {
		return patch.Cell{Look: patch.Center}
	}
	o := p.sub.Origin(pos)
	return p.place(model.Finding{Sheet: o.Sheet, Cell: o.Cell})
}

// describe names what changed, its column, and both values.
func (p *printer) describe(c archive.Change) (name, column, before, after string) {
	defs := p.o.Defs
	switch {
	case c.Topic != "":
		return p.say("changes.topic", defs.ItemName("topic", c.Topic)), "", c.Old, c.New
	case c.Field == "":
		i := slices.IndexFunc(defs.Forms, func(f *define.Form) bool { return f.ID == c.Form })
		return p.say("changes.record", defs.Forms[i].Sheet), "", c.Old, c.New
	}
	field, _ := defs.Field(c.Field)
	name = field.Code + " " + field.Name
	if c.Item != "" {
		name += "·" + defs.ItemName(field.Form.List, c.Item)
	}
	return name, layout.ColumnWord(field.Nature, c.Column), p.value(c.Before), p.value(c.After)
}

// value prints a figure, or the sign for what is missing.
func (p *printer) value(v model.Value) string {
	if d, ok := v.Dec(); ok {
		return d.String()
	}
	switch v.Kind() {
	case model.NotApplicable:
		return layout.SignNotApplicable
	case model.Secret:
		return layout.SignSecret
	case model.NoBureau:
		return layout.SignNoBureau
	case model.Withheld:
		return p.say("withheld", nil)
	}
	return p.say("blank", nil)
}

// progressRows list the findings by what became of them.
func (p *printer) progressRows(progress archive.Progress) []patch.Row {
	rows := []patch.Row{{Height: 22, Cells: []patch.Cell{
		{Text: p.say("changes.head.place", nil), Look: patch.Header}, {Text: p.say("head.message", nil), Look: patch.Header},
		{Text: p.say("head.level", nil), Look: patch.Header}, {Text: layout.ReceiptCode, Look: patch.Header},
		{Text: p.say("changes.head.state", nil), Look: patch.Header},
	}}}
	for _, group := range []struct {
		state    string
		findings []model.Finding
	}{{"fixed", progress.Fixed}, {"still", progress.Still}, {"new", progress.New}} {
		for _, f := range group.findings {
			place, state := p.place(f), group.state
			if f.Accepted != "" && state != "fixed" {
				state = "explained"
			}
			if group.state == "fixed" { // the cell may be another one by now
				place.Goto = ""
				place.Look = patch.Center
			}
			rows = append(rows, patch.Row{
				Height: max(18, 13.5*float64(len(xlsxout.Wrap(f.Message, 46)))+4),
				Cells: []patch.Cell{place, {Text: f.Message, Look: patch.Text}, {Text: p.level(f.Severity), Look: levelLook(f.Severity)},
					{Text: f.Code, Look: patch.Center}, {Text: p.say("changes."+state, nil), Look: patch.Center}},
			})
		}
	}
	return rows
}
