package sample

import (
	"math"
	"slices"
)

// industryRecipe makes the records of the form by industry; see recipes.toml.
type industryRecipe struct {
	Levels  []string         `toml:"levels"`
	Absent  float64          `toml:"absent"`
	Columns []industryColumn `toml:"column"`
}

type industryColumn struct {
	ID       string  `toml:"id"`
	Of       string  `toml:"of"`
	Mean     float64 `toml:"mean"`
	Rate     float64 `toml:"rate"`
	Spread   float64 `toml:"spread"`
	Noise    float64 `toml:"noise"`
	Trend    float64 `toml:"trend"`
	Decimals int     `toml:"decimals"`
}

// industryLines lists the industries of a region, one line each.
func (m *maker) industryLines(quarter int) (lines []line) {
	if !slices.Contains(m.industries.Levels, m.level) {
		return nil
	}
	for _, item := range m.defs.Items["industry"] {
		if roll(m.seed, m.origin(m.reporter.Region), "industry", item.Code).Float64() < m.industries.Absent {
			continue
		}
		l, values := line{"industry": item.Name}, map[string]int64{}
		for _, c := range m.industries.Columns {
			values[c.ID] = m.industryValue(c, item.Code, quarter, m.industryBase(c, values))
			l[c.ID] = decimalText(values[c.ID], c.Decimals)
		}
		lines = append(lines, l)
	}
	return lines
}

// industryBase is the column that another one is a part of, as a real number.
func (m *maker) industryBase(c industryColumn, values map[string]int64) float64 {
	for _, other := range m.industries.Columns {
		if other.ID == c.Of {
			return c.Rate * toReal(values[c.Of], other.Decimals)
		}
	}
	return c.Mean * m.size
}

func (m *maker) industryValue(c industryColumn, item string, quarter int, base float64) int64 {
	own := roll(m.seed, m.origin(m.reporter.Region), "industry", item, c.ID)
	year := roll(m.seed, m.origin(m.reporter.Region), "industry", item, c.ID, itoa(quarter/4))
	x := base * own.factor(c.Spread) * year.factor(c.Noise) * growth(c.Trend, quarter)
	return max(1, int64(math.Round(x*math.Pow10(c.Decimals))))
}
