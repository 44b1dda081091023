package define

// checkRobustness makes sure that the experiment can be drawn. Without a
// [robustness] table nothing is varied.
func (l *loader) checkRobustness(x *Index) {
	r := x.Robustness
	switch {
	case r.Runs < 0 || r.Runs > 100000:
		l.wrong(x, "robustness.runs", "runs 是 %d，应在 0 到 100000 之间", r.Runs)
	case r.Perturb < 0 || r.Perturb >= 1:
		l.wrong(x, "robustness.perturb", "perturb 是 %v，应在 0 到 1 之间", r.Perturb)
	case r.Unsure < 0 || r.Unsure > 1:
		l.wrong(x, "robustness.unsure", "unsure 是 %v，应在 0 到 1 之间", r.Unsure)
	}
	for _, kind := range r.Normalise {
		l.checkWord(x, "robustness.normalise", kind, "goalposts", "minmax", "percentile")
	}
	for _, kind := range r.Means {
		l.checkWord(x, "robustness.mean", kind, "arithmetic", "geometric", "harmonic")
	}
}
