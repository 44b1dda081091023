package sample

import (
	"bytes"
	"fmt"
	"iter"

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
}

// File is a workbook: Path has slashes, and a folder per period.
type File struct {
	Path  string
	Bytes []byte
}

// Generate makes the workbooks one at a time, unit by unit and quarter by
// quarter. It stops after the first error.
func Generate(c Config) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		w, err := newWorld(c)
		if err != nil {
			yield(File{}, err)
			return
		}
		for _, r := range c.Register.All() {
			if !w.unit(r, yield) {
				return
			}
		}
	}
}

// unit makes the workbooks of one unit.
func (w *world) unit(r model.Reporter, yield func(File, error) bool) bool {
	m := w.newMaker(r)
	for p := w.from; p.Compare(w.to) <= 0; p = p.Add(1) {
		file, err := m.file(p)
		if !yield(file, err) || err != nil {
			return false
		}
		m.forget(quarterOf(p) - 8)
	}
	return true
}

// world is what all units have in common.
type world struct {
	defs      *define.Definitions
	register  *model.Register
	from, to  model.Period
	seed      uint64
	tool      string
	steps     []step
	joints    map[string]jointRecipe
	texts     *texts
	concerned map[model.Bureau][]bool
	office    map[model.Unit]model.Unit
	partners  map[model.Unit][]model.Unit
}

func newWorld(c Config) (*world, error) {
	if c.From.Span != model.Quarter || c.To.Span != model.Quarter {
		return nil, fmt.Errorf("sample: 只能生成季度数据，如 2010Q1 至 2011Q1，不能是 %s 至 %s", c.From, c.To)
	}
	steps, joints, err := readRecipes(c.Defs)
	if err != nil {
		return nil, err
	}
	t, err := readTexts()
	if err != nil {
		return nil, err
	}
	w := &world{
		defs: c.Defs, register: c.Register, from: c.From, to: c.To, seed: c.Seed, tool: c.Tool,
		steps: steps, joints: joints, texts: t, concerned: map[model.Bureau][]bool{},
		office: map[model.Unit]model.Unit{}, partners: map[model.Unit][]model.Unit{},
	}
	for _, b := range c.Defs.Edition.Bureaus {
		w.concerned[b.ID] = concerned(c.Defs, steps, b.ID)
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

// file fills in the workbook of a period.
func (m *maker) file(p model.Period) (File, error) {
	var out bytes.Buffer
	err := form.Filled(&out, m.defs, m.reporter, p, m.options(p), m.values(p))
	if err != nil {
		return File{}, fmt.Errorf("sample: %s %s: %w", m.reporter.Unit, p, err)
	}
	return File{Path: m.path(p), Bytes: out.Bytes()}, nil
}

func (m *maker) options(p model.Period) form.Options {
	return form.Options{
		Forms: layout.Due(m.defs, m.register, m.reporter, p), Synthetic: true, Tool: m.tool,
		Source: fill(m.texts.Source, "seed", fmt.Sprint(m.seed)),
	}
}

// path is such as 2011Q1/330521-质监局-2011Q1.xlsx.
func (m *maker) path(p model.Period) string {
	b, _ := m.defs.BureauByID(m.reporter.Bureau)
	return fmt.Sprintf("%s/%s-%s-%s.xlsx", p, m.reporter.Region, b.Short, p)
}
