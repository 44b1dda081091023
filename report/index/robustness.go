package index

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"sync"
)

// Robustness is the outcome of a Monte Carlo experiment.
type Robustness struct {
	Node    string
	Runs    int
	Seed    uint64
	Factors []string   // what was varied
	Bands   []RankBand // in the order of the units
	scores  []float64  // run by run, then unit by unit
}

// RankBand says how firm a unit's place is. Places are those of competition
// ranking within each run; quantiles are places that occurred (the least place
// that at least that share of the runs do not exceed).
type RankBand struct {
	Unit   Unit
	Score  float64 // without any variation
	Rank   Rank    // the same
	Low    int     // 5 % quantile of the place
	Median int
	High   int     // 95 % quantile of the place
	Mean   float64 // of the place

	ScoreLow, ScoreMedian, ScoreHigh float64 // 5, 50 and 95 % quantiles of the score

	First float64 // share of runs in first place
	// Next is the unit behind this one without variation ("" for the last), and
	// Ahead the probability of being ahead of it, ties counting half.
	Next  string
	Ahead float64
	Runs  int // in which the unit had a score
}

// Robustness scores the data Runs times while everything that u names is varied
// at once (OECD/JRC handbook 2008, §7; Saisana, Saltelli & Tarantola 2005,
// J. R. Statist. Soc. A 168:307) and summarises the places. The error is of
// type [Problems].
func (s Screened) Robustness(u Uncertainty) (Robustness, error) {
	u = u.withDefaults(s.method)
	if ps := u.check(s.method); len(ps) > 0 {
		return Robustness{}, ps
	}
	n, factors := len(s.units), u.factors()
	scores, places := make([]float64, u.Runs*n), make([]float64, u.Runs*n)
	s.inParallel(u, u.Runs, func(r *runner, run int, point []float64) {
		r.dice.seed(u.Seed, uint64(run))
		for i := range factors {
			point[i] = r.dice.rng.Float64()
		}
		row := scores[run*n : (run+1)*n]
		copy(row, r.run(factors, point))
		r.order = rankInto(places[run*n:(run+1)*n], row, r.order)
	})
	out := Robustness{Node: u.Node, Runs: u.Runs, Seed: u.Seed, Factors: names(factors), scores: scores}
	out.summarise(s.nominal(u.Node), places)
	return out, nil
}

// inParallel calls job once for each number below count, on runners of their
// own. Jobs must write only where no other does; then the result does not
// depend on the number of workers.
func (s *Screened) inParallel(u Uncertainty, count int, job func(r *runner, i int, point []float64)) {
	plan, inputs := s.Denominate().imputing(), len(u.factors())
	workers := min(cmp.Or(u.Workers, runtime.GOMAXPROCS(0)), count)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			r, point := newRunner(s, plan, u), make([]float64, inputs)
			for i := w; i < count; i += workers {
				job(r, i, point)
			}
		})
	}
	wg.Wait()
}

func (s Screened) nominal(node string) []Standing {
	scores := s.Denominate().Impute().Treat().Normalise().Aggregate()
	at := scores.method.index[node]
	out := make([]Standing, len(s.units))
	for u := range out {
		out[u] = Standing{s.units[u], scores.values[at][u], scores.ranking[at][u]}
	}
	return out
}

func names(factors []factor) []string {
	out := make([]string, len(factors))
	for i, f := range factors {
		out[i] = f.name
	}
	return out
}

func (b *Robustness) summarise(nominal []Standing, places []float64) {
	n, buf := len(nominal), make([]float64, 0, b.Runs)
	for u, st := range nominal {
		band := RankBand{Unit: st.Unit, Score: st.Score, Rank: st.Rank, Ahead: math.NaN(), First: math.NaN(), Mean: math.NaN()}
		buf = column(places, n, u, buf)
		if band.Runs = len(buf); band.Runs > 0 {
			band.Mean = mean(buf)
			slices.Sort(buf)
			band.Low, band.Median, band.High = int(quantile(buf, 0.05)), int(quantile(buf, 0.5)), int(quantile(buf, 0.95))
			firsts, _ := slices.BinarySearch(buf, 1.5)
			band.First = float64(firsts) / float64(len(buf))
		}
		buf = column(b.scores, n, u, buf)
		slices.Sort(buf)
		band.ScoreLow, band.ScoreMedian, band.ScoreHigh = quantile(buf, 0.05), quantile(buf, 0.5), quantile(buf, 0.95)
		b.Bands = append(b.Bands, band)
	}
	b.setNext()
}

// column collects one unit's values over the runs, without missing ones.
func column(rows []float64, n, u int, buf []float64) []float64 {
	buf = buf[:0]
	for i := u; i < len(rows); i += n {
		if !isMissing(rows[i]) {
			buf = append(buf, rows[i])
		}
	}
	return buf
}

func (b *Robustness) setNext() {
	order := make([]int, 0, len(b.Bands))
	for u := range b.Bands {
		if b.Bands[u].Rank.Place > 0 {
			order = append(order, u)
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return b.Bands[x].Rank.Place - b.Bands[y].Rank.Place })
	for i := range len(order) - 1 {
		u, v := order[i], order[i+1]
		b.Bands[u].Next, b.Bands[u].Ahead = b.Bands[v].Unit.Code, b.ahead(u, v)
	}
}
