package sample

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// dice are random numbers that depend only on what they are for.
type dice struct{ *rand.Rand }

// roll makes the dice for a purpose, named by its parts.
func roll(seed uint64, purpose ...string) dice {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	h := uint64(offset) ^ seed
	for _, part := range purpose {
		for i := range len(part) {
			h = (h ^ uint64(part[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	return dice{rand.New(rand.NewPCG(scramble(h), scramble(h^0x9e3779b97f4a7c15)))}
}

// scramble is the finaliser of splitmix64: nearby hashes give unrelated
// sequences.
func scramble(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// normal is a standard normal number, cut at two: a submission with an outlier
// would be sent back for an explanation.
func (d dice) normal() float64 {
	return max(-2, min(2, d.NormFloat64()))
}

// factor is a random factor about 1 with a relative spread.
func (d dice) factor(spread float64) float64 {
	if spread == 0 {
		return 1
	}
	return math.Exp(spread * d.normal())
}

// poisson counts rare events; for a large mean it is a rounded normal number.
func (d dice) poisson(mean float64) int64 {
	if mean <= 0 {
		return 0
	}
	if mean > 25 {
		return max(0, int64(math.Round(mean+math.Sqrt(mean)*d.normal())))
	}
	n, p, limit := int64(0), d.Float64(), math.Exp(-mean)
	for p > limit {
		n++
		p *= d.Float64()
	}
	return n
}

// binomial counts successes in n trials; for many trials it is a rounded
// normal number.
func (d dice) binomial(n int64, p float64) int64 {
	p = max(0, min(1, p))
	switch variance := float64(n) * p * (1 - p); {
	case n <= 0:
		return 0
	case n <= 40:
		hits := int64(0)
		for range n {
			if d.Float64() < p {
				hits++
			}
		}
		return hits
	case p > 0.5:
		return n - d.binomial(n, 1-p)
	case variance < 9:
		return min(n, d.poisson(float64(n)*p))
	default:
		return max(0, min(n, int64(math.Round(float64(n)*p+math.Sqrt(variance)*d.normal()))))
	}
}

// pick chooses an index by weight; −1 when all weights are zero.
func (d dice) pick(weights []float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	if total <= 0 {
		return -1
	}
	x, last := d.Float64()*total, -1
	for i, w := range weights {
		if w <= 0 {
			continue
		}
		last = i
		if x < w {
			return i
		}
		x -= w
	}
	return last
}

func itoa(n int) string { return strconv.Itoa(n) }
