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
		if s.Period != period && (period.Span != model.Year || s.Period.Year != period.Year) {
			continue
		}
		received++
		if r.Accepted.Find(s.Unit, s.Period, s.Scope) != s {
			returned++
		}
	}
	return received, returned
}
