package index

import (
	"math"
	"math/rand/v2"
)

// dice draws random numbers that depend on nothing but the seeds given last.
type dice struct {
	pcg rand.PCG
	rng *rand.Rand
}

func newDice() *dice {
	d := &dice{}
	d.rng = rand.New(&d.pcg)
	return d
}

// seed starts the stream of one purpose (a run, or a factor's number).
func (d *dice) seed(seed, stream uint64) {
	d.pcg.Seed(mix(seed^mix(stream)), mix(stream+0x9e3779b97f4a7c15))
}

// mix is the finaliser of SplitMix64 (Steele, Lea & Flood 2014): neighbouring
// run numbers give unrelated states.
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// gamma draws from the gamma distribution of shape a and scale 1 (Marsaglia &
// Tsang 2000, ACM TOMS 26:363; for a < 1 with their boost).
func (d *dice) gamma(a float64) float64 {
	if a < 1 {
		return d.gamma(a+1) * math.Pow(1-d.rng.Float64(), 1/a)
	}
	b := a - 1.0/3
	c := 1 / math.Sqrt(9*b)
	for {
		x := d.rng.NormFloat64()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		if math.Log(1-d.rng.Float64()) < 0.5*x*x+b-b*v+b*math.Log(v) {
			return b * v
		}
	}
}

// beta draws from the beta distribution.
func (d *dice) beta(a, b float64) float64 {
	x := d.gamma(a)
	return x / (x + d.gamma(b))
}

// sample draws a value that its sampling error allows.
func (d *dice) sample(v float64, s Sampling) float64 {
	if s.Trials > 0 {
		return s.scale() * d.beta(s.Pass+0.5, s.Trials-s.Pass+0.5)
	}
	return v + s.StandardError*d.rng.NormFloat64()
}
