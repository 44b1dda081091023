package report

import "qreport/report/model"

// Latest is the last quarter for which anybody's submission was accepted: what
// a run reports on when it is not told, so that cron needs no date.
func (r *Run) Latest() (latest model.Period, ok bool) {
	for _, p := range r.Accepted.Periods() {
		if p.Span == model.Quarter && (!ok || p.Compare(latest) > 0) {
			latest, ok = p, true
		}
	}
	return latest, ok
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
