package score

import (
	"slices"
	"sync"

	"qreport/report/define"
	"qreport/report/index"
	"qreport/report/indicator"
	"qreport/report/model"
)

// Families computes and keeps the families of a run, each once, however many
// reports ask for it at the same time.
type Families struct {
	method *index.Method
	in     *indicator.Indicators
	mu     sync.Mutex
	made   map[familyKey]func() (*Family, error)
}

type familyKey struct {
	parent     string
	year       int
	industries bool // of the parent, instead of the regions below it
}

// NewFamilies makes an empty cache.
func NewFamilies(method *index.Method, in *indicator.Indicators) *Families {
	return &Families{method: method, in: in, made: map[familyKey]func() (*Family, error){}}
}

// Scores gives the index of a region for a period: for its year when the year
// is over and its statistics are in, else for the year before. It is nil when
// the region has no score in either.
func (fs *Families) Scores(region string, period model.Period) (*Scores, error) {
	years := []int{period.Year, period.Year - 1}
	if period.LastMonth() < 12 {
		years = years[1:]
	}
	for _, year := range years {
		siblings, err := fs.family(fs.parent(region), year)
		if err != nil {
			return nil, err
		}
		if siblings.Has(region) {
			return fs.around(region, year, siblings)
		}
	}
	return nil, nil
}

// around adds what lies below a region and its industries.
func (fs *Families) around(region string, year int, siblings *Family) (*Scores, error) {
	below, err := fs.family(region, year)
	if err != nil {
		return nil, err
	}
	industries, err := fs.once(familyKey{region, year, true}, func() (*Family, error) {
		return ComputeIndustries(fs.method, fs.in, year, region)
	})
	return &Scores{Region: region, Year: year, Method: fs.method, Siblings: siblings, Below: below, Industries: industries}, err
}

func (fs *Families) parent(region string) string {
	r, _ := fs.in.Defs.Regions.Get(region)
	return r.Parent
}

func (fs *Families) family(parent string, year int) (*Family, error) {
	return fs.once(familyKey{parent: parent, year: year}, func() (*Family, error) {
		return Compute(fs.method, fs.in.SeenFrom(lastQuarter(year)), year, parent, fs.members(parent, year))
	})
}

// once computes a family the first time it is asked for.
func (fs *Families) once(key familyKey, compute func() (*Family, error)) (*Family, error) {
	fs.mu.Lock()
	made := fs.made[key]
	if made == nil {
		made = sync.OnceValues(compute)
		fs.made[key] = made
	}
	fs.mu.Unlock()
	return made()
}

// members are the regions below a parent in which a unit is registered; the
// nation stands alone.
func (fs *Families) members(parent string, year int) []string {
	if parent == "" {
		return []string{define.NationCode}
	}
	return slices.Clone(fs.in.Cube.Reporting(parent, lastQuarter(year)))
}
