package report

import (
	"time"

	"qreport/report/form/layout"
	"qreport/report/model"
	"qreport/report/render/sheet"
)

// Roster is 报送情况 with its words: of all units, or of those to be chased.
type Roster struct {
	Standings []Standing
	title     string
	total     string
	run       *Run
	chase     bool
	today     time.Time
}

// counts are what the last line of a roster names.
type counts struct {
	Period, Today                                                  string
	Expected, Accepted, Returned, Missing, Late, Corrected, Chased int
}

// Roster words the status of a period. With chase it lists only the units that
// have to send something: those who sent nothing, and those whose submission
// was returned.
func (r *Run) Roster(period model.Period, today time.Time, chase bool) (Roster, error) {
	list, err := r.Status(period, today)
	o := Roster{Standings: []Standing{}, run: r, chase: chase, today: today}
	n := counts{Period: layout.PeriodWords(period), Today: today.Format(time.DateOnly)}
	for _, s := range list {
		n.add(s)
		if !chase || s.State != StateAccepted {
			o.Standings = append(o.Standings, s)
		}
	}
	prefix := "status."
	if chase {
		prefix = "status.chase."
	}
	o.title, o.total = r.say(prefix+"title", n), r.say(prefix+"total", n)
	if chase && n.Chased == 0 {
		o.total = r.say("status.chase.none", nil)
	}
	return o, err
}

func (n *counts) add(s Standing) {
	n.Expected++
	switch s.State {
	case StateAccepted:
		n.Accepted++
	case StateReturned:
		n.Returned++
	case StateMissing:
		n.Missing++
	}
	if s.State != StateAccepted {
		n.Chased++
	}
	if s.DaysLate > 0 {
		n.Late++
	}
	if s.Corrected {
		n.Corrected++
	}
}

// say falls back on the id: a missing word must not hide a unit.
func (r *Run) say(id string, data any) string {
	text, err := r.Defs.Texts.Say(id, data)
	if err != nil {
		return id
	}
	return text
}

// Title is the heading of the list.
func (o Roster) Title() string { return o.title }

// Total is the line that sums up.
func (o Roster) Total() string { return o.total }

// Words are the state of a unit and what else is to be said in a line of text.
func (o Roster) Words(s Standing) (state, rest string) {
	state = o.run.say("status.state."+string(s.State), nil)
	if o.chase {
		return state, "  " + o.run.say("status.ask."+string(s.State), s)
	}
	return state, o.run.say("status.line", s)
}

// Table is the list as a table, for a workbook.
func (o Roster) Table() sheet.Table {
	heads := []string{"region", "name", "state", "due", "filed", "late", "forms", "cells", "blocking", "verify", "explained", "hint", "versions", "file"}
	row := o.statusRow
	if o.chase {
		heads, row = []string{"region", "name", "state", "due", "late", "ask"}, o.chaseRow
	}
	t := sheet.Table{Name: o.run.say("status.head.state", nil), Title: o.title, Note: o.total, Tool: Tool, Declared: o.today}
	for _, h := range heads {
		t.Head = append(t.Head, o.run.say("status.head."+h, nil))
	}
	for _, s := range o.Standings {
		t.Rows = append(t.Rows, row(s))
	}
	return t
}

func (o Roster) statusRow(s Standing) []any {
	state, _ := o.Words(s)
	return []any{s.Region, s.Name, state, s.Due, s.Filed, s.DaysLate, o.run.say("status.forms", s), s.Share(),
		s.Blocking, s.Verify, s.Explained, s.Hint, s.Versions, s.File}
}

func (o Roster) chaseRow(s Standing) []any {
	state, _ := o.Words(s)
	return []any{s.Region, s.Name, state, s.Due, s.DaysLate, o.run.say("status.ask."+string(s.State), s)}
}
