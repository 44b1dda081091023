package sample

import (
	"fmt"
	"iter"
	"runtime"
	"slices"

	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// Config says what is generated: every unit of the register, for every quarter
// from From to To.
type Config struct {
	Defs     *define.Definitions
	Register *model.Register
	From, To model.Period
	Seed     uint64
	Tool     string // for the document properties
	// Faults plants one mistake of each kind in the workbooks of To.
	Faults bool
}

// File is a workbook: Path has slashes, and a folder per period. Expected are
// the findings that the planted faults must lead to.
type File struct {
	Path     string
	Bytes    []byte
	Expected []Expectation
}

// Generate makes the workbooks one after the other, unit by unit and quarter by
// quarter, while other processors work ahead. It stops after the first error.
func Generate(c Config) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		w, err := newWorld(c)
		if err != nil {
			yield(File{}, err)
			return
		}
		stop := make(chan struct{})
		defer close(stop)
		for books := range w.ahead(stop) {
			for b := range books {
				if !yield(b.File, b.err) || b.err != nil {
					return
				}
			}
		}
	}
}

// book is a workbook, or why there is none.
type book struct {
	File
	err error
}

// ahead starts one goroutine per unit, a few at a time, and passes their
// channels on in the order of the register.
func (w *world) ahead(stop <-chan struct{}) <-chan chan book {
	units := make(chan chan book, runtime.GOMAXPROCS(0))
	go func() {
		defer close(units)
		for _, r := range w.register.All() {
			books := make(chan book, 1)
			select {
			case units <- books:
				go w.unit(r, books, stop)
			case <-stop:
				return
			}
		}
	}()
	return units
}

// unit makes the workbooks of one unit.
func (w *world) unit(r model.Reporter, books chan<- book, stop <-chan struct{}) {
	defer close(books)
	m := w.newMaker(r)
	for p := w.from; p.Compare(w.to) <= 0; p = p.Add(1) {
		if !r.In(p) {
			continue
		}
		file, err := w.plan(m, p).file(p)
		select {
		case books <- book{file, err}:
		case <-stop:
			return
		}
		if err != nil {
			return
		}
		m.forget(quarterOf(p) - 8)
	}
}

// world is what all units have in common.
type world struct {
	defs       *define.Definitions
	register   *model.Register
	from, to   model.Period
	seed       uint64
	tool       string
	faults     bool
	steps      []step
	joints     map[string]jointRecipe
	industries industryRecipe
	texts      *texts
	concerned  map[model.Bureau][]bool
	office     map[model.Unit]model.Unit
	partners   map[model.Unit][]model.Unit
	origins    map[string]string // region → the one that it was before
}

func newWorld(c Config) (*world, error) {
	if c.From.Span != model.Quarter || c.To.Span != model.Quarter {
		return nil, fmt.Errorf("sample: 只能生成季度数据，如 2010Q1 至 2011Q1，不能是 %s 至 %s", c.From, c.To)
	}
	recipes, err := readRecipes(c.Defs)
	if err != nil {
		return nil, err
	}
	t, err := readTexts()
	if err != nil {
		return nil, err
	}
	w := &world{
		defs: c.Defs, register: c.Register, from: c.From, to: c.To, seed: c.Seed, tool: c.Tool, faults: c.Faults,
		steps: recipes.Steps, joints: recipes.Joints, industries: recipes.Industries, texts: t, concerned: map[model.Bureau][]bool{},
		office: map[model.Unit]model.Unit{}, partners: map[model.Unit][]model.Unit{}, origins: map[string]string{},
	}
	for _, b := range c.Defs.Edition.Bureaus {
		w.concerned[b.ID] = concerned(c.Defs, recipes.Steps, b.ID)
	}
	for _, f := range c.Defs.Regions.Formers() {
		if f.Renamed {
			w.origins[f.Into[0]] = f.Code
		}
	}
	w.pair()
	return w, nil
}

func (w *world) levelOf(region string) string {
	r, ok := w.defs.Regions.Get(region)
	switch {
	case !ok:
		return model.County.String()
	case r.Level == model.Nation:
		return model.Province.String()
	}
	return r.Level.String()
}

// plan is the workbook of a unit for a period, with its share of the faults.
func (w *world) plan(m *maker, p model.Period) *plan {
	if !w.faults || p != w.to {
		return m.newPlan(p)
	}
	lead, office := w.defs.Edition.Bureaus[0].ID, m.reporter
	if office.Bureau != lead {
		if neighbour, ok := w.swapsWith(office); ok {
			plan := w.newMaker(neighbour).newPlan(p)
			plan.swap(office)
			return plan
		}
		plan := m.newPlan(p)
		if w.contradictsAt(office.Region) {
			plan.contradicted()
		}
		return plan
	}
	plan := m.newPlan(p)
	plan.plantAll(w.shareOf(office))
	if w.contradictsAt(office.Region) {
		plan.contradict()
	}
	return plan
}

// contradictsAt reports whether both bureaus contradict each other in a region:
// the last one with an office of each, unless that is the first of all, whose
// workbook is swapped.
func (w *world) contradictsAt(region string) bool {
	lead, first, last := w.defs.Edition.Bureaus[0].ID, "", ""
	for _, r := range w.register.In(w.to) {
		if r.Bureau == lead {
			continue
		}
		if first == "" {
			first = r.Region
		}
		if _, both := w.register.Find(model.Unit{Region: r.Region, Bureau: lead}); both {
			last = r.Region
		}
	}
	return region == last && last != first
}

// swapsWith is the neighbour whose workbook an office sends by mistake; only
// the first office of the bureau does so.
func (w *world) swapsWith(office model.Reporter) (model.Reporter, bool) {
	for _, r := range w.register.In(w.to) {
		if r.Bureau == office.Bureau {
			if r.Region != office.Region {
				return model.Reporter{}, false
			}
			break
		}
	}
	return w.register.Find(model.Unit{Region: office.Region, Bureau: w.defs.Edition.Bureaus[0].ID})
}

// shareOf deals the kinds of faults out among the offices of a bureau, last
// ones first: the first is the upper one, which has fewer forms.
func (w *world) shareOf(office model.Reporter) (share []fault) {
	var offices []model.Unit
	for _, r := range w.register.In(w.to) {
		if r.Bureau == office.Bureau {
			offices = append(offices, r.Unit)
		}
	}
	mine := len(offices) - 1 - slices.Index(offices, office.Unit)
	for i, kind := range faults() {
		if i%len(offices) == mine {
			share = append(share, kind)
		}
	}
	return share
}

func (m *maker) options(p model.Period) form.Options {
	return form.Options{
		Forms: layout.Due(m.defs, m.register, m.reporter, p), Synthetic: true, Tool: m.tool,
		Source: fill(m.texts.Source, "seed", fmt.Sprint(m.seed)),
	}
}

// pathOf is such as 2011Q1/330521-质监局-2011Q1.xlsx.
func (w *world) pathOf(r model.Reporter, p model.Period) string {
	b, _ := w.defs.BureauByID(r.Bureau)
	return fmt.Sprintf("%s/%s-%s-%s.xlsx", p, r.Region, b.Short, p)
}
