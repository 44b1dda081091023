package report

import (
	"time"

	"qreport/report/model"
)

// Latest is the last quarter for which anybody's submission was accepted: what
// a run reports on when it is not told, so that cron needs no date and no
// clock. A quarter that had not begun when its submission was filled in is a
// mistyped year: it must not take the place of the one that is due.
func (r *Run) Latest() (latest model.Period, ok bool) {
	return r.last(func(p model.Period) bool { return p.Span == model.Quarter })
}

// LatestYear is the last year for whose fourth quarter anybody's submission was
// accepted.
func (r *Run) LatestYear() (latest model.Period, ok bool) {
	p, ok := r.last(func(p model.Period) bool { return p.Span == model.Quarter && p.N == 4 })
	return model.Period{Year: p.Year, Span: model.Year, N: 1}, ok
}

// last is the last period of a kind.
func (r *Run) last(fits func(model.Period) bool) (latest model.Period, ok bool) {
	for _, s := range r.Accepted.All() {
		if p := s.Period; fits(p) && (!ok || p.Compare(latest) > 0) && !filedBefore(s) {
			latest, ok = p, true
		}
	}
	return latest, ok
}

// filedBefore reports whether a submission was filled in before the first day
// of its period. One whose date cannot be read was not.
func filedBefore(s *model.Submission) bool {
	filed, err := time.Parse(time.DateOnly, s.Filed)
	before := s.Period.Add(-1)
	return err == nil && !filed.After(lastDay(before))
}

// Returned counts the submissions of a period that were not accepted.
func (r *Run) Returned(period model.Period) (received, returned int) {
	for _, s := range r.Received {
		if !covers(period, s.Period) {
			continue
		}
		received++
		if r.Accepted.Find(s.Unit, s.Period, s.Scope) != s {
			returned++
		}
	}
	return received, returned
}

// covers reports whether a submission's period is one or lies in it.
func covers(whole, part model.Period) bool {
	switch {
	case whole == part:
		return true
	case whole.Year != part.Year || part.Span != model.Quarter:
		return false
	case whole.Span == model.Half:
		return (part.N+1)/2 == whole.N
	}
	return whole.Span == model.Year
}
