package report

import (
	"errors"
	"slices"
	"strings"
	"time"

	"qreport/report/archive"
	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/score"
	"qreport/report/trace"
	"qreport/report/validate"
)

// ChangedReport is a published report that would print other figures if it were
// made anew.
type ChangedReport struct {
	Report  string         `json:"report"` // folder below reports/
	Figures []ChangedPrint `json:"figures"`
}

// ChangedPrint is a published figure that corrections change, with the changed
// cells that it rests on.
type ChangedPrint struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Region string   `json:"region"`
	Unit   string   `json:"unit,omitempty"`
	Before string   `json:"before"` // empty when it was not printed
	After  string   `json:"after"`
	Cells  []string `json:"cells"` // file sheet!cell
}

// Republished compares every published report that rests on an earlier version
// of a submission, as its manifest says, with what it would print today: each
// figure that differs, and the cells that made it differ.
func (r *Run) Republished(list []Correction) ([]ChangedReport, error) {
	reports := []ChangedReport{}
	published, err := r.publications()
	if err != nil || len(list) == 0 {
		return reports, err
	}
	before, err := r.rewound(list)
	if err != nil {
		return nil, err
	}
	moved := r.movedCells(list)
	for _, p := range published {
		touched := slices.ContainsFunc(list, func(c Correction) bool { return slices.Contains(c.Reports, p.folder) })
		if !touched || strings.Contains(p.folder, specialMark) {
			continue
		}
		figures, err := r.changedPrints(before, p, moved)
		if err != nil {
			return nil, err
		}
		if len(figures) > 0 {
			reports = append(reports, ChangedReport{p.folder, figures})
		}
	}
	return reports, nil
}

// rewound is the run with the published versions in place of the corrected
// ones.
func (r *Run) rewound(list []Correction) (*Run, error) {
	earlier := map[*model.Submission]*model.Submission{}
	for _, c := range list {
		earlier[c.sub] = c.old
	}
	var subs []*model.Submission
	for _, s := range r.Accepted.All() {
		if old := earlier[s]; old != nil {
			s = old
		}
		subs = append(subs, s)
	}
	before := *r
	before.Accepted, before.Findings = validate.Check(subs, nil, r.Register, r.Defs)
	unified, ledger := merge.Unify(before.Accepted, r.Register, r.Defs)
	before.Ledger, before.Indicators = ledger, indicator.Compute(rollup.RollUp(unified))
	method, err := score.NewMethod(r.Defs.Index)
	if err != nil {
		return nil, err
	}
	before.families = score.NewFamilies(method, before.Indicators)
	before.indexes = before.newIndexes()
	return &before, nil
}

// movedCells are the places of what differs between the versions, in the later
// ones.
func (r *Run) movedCells(list []Correction) map[string]bool {
	moved := map[string]bool{}
	for _, c := range list {
		for _, change := range archive.Compare(c.old, c.sub, r.Defs) {
			origin := c.sub.Origin(change.Pos)
			moved[cellPlace(origin.File.Name, origin.Sheet, origin.Cell)] = true
		}
	}
	return moved
}

func cellPlace(file, sheet, cell string) string { return file + " " + sheet + "!" + cell }

// changedPrints compares the figures of one report, before and today.
func (r *Run) changedPrints(before *Run, p publication, moved map[string]bool) ([]ChangedPrint, error) {
	period, err := model.ParsePeriod(p.Period)
	declared, notDate := time.Parse(time.DateOnly, p.Declared)
	if err = errors.Join(err, notDate); err != nil {
		return nil, err
	}
	then, err := before.Document(p.Region, period, declared)
	if err != nil {
		return nil, err
	}
	now, err := r.Document(p.Region, period, declared)
	if err != nil {
		return nil, err
	}
	source := r.traceSource(p.Region, period)
	var out []ChangedPrint
	for _, c := range compareFigures(then, now) {
		if tree, err := source.Figure(now, c.ID); err == nil {
			for _, o := range tree.Operands {
				c.Cells = causes(o, moved, c.Cells)
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// compareFigures lists the figures whose text differs, in the order of today's
// report; those that are gone come last.
func compareFigures(then, now *document.Document) (changed []ChangedPrint) {
	was := map[string]document.Figure{}
	for _, f := range then.Figures {
		was[f.ID] = f
	}
	for _, f := range now.Figures {
		if old := was[f.ID]; old.Text != f.Text {
			changed = append(changed, ChangedPrint{f.ID, f.Name, f.Region, f.Unit, old.Text, f.Text, []string{}})
		}
		delete(was, f.ID)
	}
	for _, f := range then.Figures {
		if _, gone := was[f.ID]; gone {
			changed = append(changed, ChangedPrint{f.ID, f.Name, f.Region, f.Unit, f.Text, "", []string{}})
		}
	}
	return changed
}

// causes adds the changed cells below a node, each once.
func causes(n trace.Node, moved map[string]bool, cells []string) []string {
	if n.Cell != nil {
		at := cellPlace(n.Cell.File, n.Cell.Sheet, n.Cell.Cell)
		if moved[at] && !slices.Contains(cells, at) {
			cells = append(cells, at)
		}
	}
	for _, c := range n.Children {
		cells = causes(c, moved, cells)
	}
	return cells
}
