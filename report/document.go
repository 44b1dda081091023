package report

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"qreport/report/analysis"
	"qreport/report/cache"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/publish"
	"qreport/report/render/docx"
	"qreport/report/render/pdf"
	"qreport/report/render/xlsx"
	"qreport/report/rollup"
	"qreport/report/score"
	"qreport/report/workspace"
)

// overlayFS is the province's own definitions: the flag's folder, or the
// workspace's.
func overlayFS(ws *workspace.Workspace, flag string) fs.FS {
	dir := flag
	if dir == "" && ws.Config.Templates != "" {
		dir = ws.Config.Templates
		if !filepath.IsAbs(dir) { // wherever the program was started, by cron for one
			dir = filepath.Join(ws.Dir, dir)
		}
	}
	if dir == "" {
		return nil
	}
	return os.DirFS(dir)
}

// Document writes the report of one region for a quarter, a half-year or a
// year.
func (r *Run) Document(region string, period model.Period, declared time.Time) (*document.Document, error) {
	in, err := r.input(region, period, declared)
	if err != nil {
		return nil, err
	}
	return analysis.Write(in)
}

// input is what the report of a region is written from.
func (r *Run) input(region string, period model.Period, declared time.Time) (analysis.Input, error) {
	o, _ := r.Occasion(region, period)
	scores, err := r.scores(region, o.Last)
	if err != nil {
		return analysis.Input{}, err
	}
	written, err := r.draft(region, o)
	if err != nil {
		return analysis.Input{}, err
	}
	return analysis.Input{
		Region: region, Period: o.Last, Basis: o.Basis, Annual: o.Annual, Indicators: r.Indicators.SeenFrom(o.Last), Scores: scores, Official: r.official(), Topic: r.Topic,
		Findings: r.findingsAt(region, o), Filings: r.filings(region, o.Last.Year),
		Draft: written, Drafting: r.Drafting, Issue: r.issue(region),
		Declared: declared, Tool: Tool, Synthetic: r.synthetic(),
	}, nil
}

func (r *Run) basis() rollup.Basis {
	if r.ToDate || r.Workspace.Config.Basis == workspace.BasisToDate {
		return rollup.ToDate
	}
	return rollup.Current
}

// scores computes the index of the region, its siblings and its children for
// the year, or for the year before where this year's statistics are not in yet.
func (r *Run) scores(region string, period model.Period) (*score.Scores, error) {
	return r.families.Scores(region, period)
}

// synthetic reports whether the submissions say 模拟数据; validation refuses
// to mix them with real ones.
func (r *Run) synthetic() bool {
	return r.indexes.synthetic()
}

// issue is what the office decided about its own report, and for every region
// the bureaus that have an office at its level.
func (r *Run) issue(region string) analysis.Issue {
	c := r.Workspace.Config.Issue
	where, _ := r.Defs.Regions.Get(region)
	i := analysis.Issue{Plain: c.Plain, Letterhead: c.Letterhead, Serial: c.Serial, Secrecy: c.Secrecy, Urgency: c.Urgency, Issuers: r.issuers(where)}
	if region == r.Workspace.Config.Region {
		i.Number, i.Signers, i.CopyTo, i.Printer = c.Number, c.Signers, c.CopyTo, c.Printer
		i.Addressee = c.Addressee
	}
	if r.Topic != nil {
		i.Number = "" // a special report gets one of its own, by hand
	}
	return i
}

// issuers are the bureaus registered in the region itself, the lead first.
func (r *Run) issuers(region model.Region) []string {
	var names []string
	for _, b := range r.Defs.Edition.Bureaus {
		if unit, ok := r.Register.Find(model.Unit{Region: region.Code, Bureau: b.ID}); ok {
			names = append(names, unit.Name)
		}
	}
	if len(names) == 0 {
		names = append(names, r.Defs.Edition.BureauName(r.Defs.Edition.Bureaus[0], region))
	}
	return names
}

// wordExt is the extension of Word files.
const wordExt = ".docx"

// Renderers draw documents; they are made once per run.
type Renderers struct {
	fonts *pdf.Fonts
	word  bool   // make the Word file, too
	own   string // hash of the workspace's own font files
	// Refused says which of those files were not taken, and why.
	Refused []string
}

// Renderers loads the fonts, those that the workspace has of its own first.
func (r *Run) Renderers() (*Renderers, error) {
	if r.renderers != nil {
		return r.renderers, nil
	}
	own := readTypefaces(r.Workspace, r.Defs.Texts)
	fonts, err := pdf.LoadFonts(own.faces)
	if err != nil {
		return nil, err
	}
	r.renderers = &Renderers{fonts, r.Word, cache.Key(own.hashes), own.refused}
	return r.renderers, nil
}

// NewRenderers loads the embedded fonts only; with word the files include one
// for Word.
func NewRenderers(word bool) (*Renderers, error) {
	fonts, err := pdf.LoadFonts(nil)
	return &Renderers{fonts: fonts, word: word}, err
}

// Files renders a document as PDF and workbook, and for Word when it was asked
// for, under a base name.
func (d *Renderers) Files(doc *document.Document, name string) ([]publish.File, error) {
	var page, book bytes.Buffer
	if err := pdf.Render(&page, doc, d.fonts); err != nil {
		return nil, fmt.Errorf("生成 %s.pdf：%w", name, err)
	}
	if err := xlsx.Render(&book, doc); err != nil {
		return nil, fmt.Errorf("生成 %s.xlsx：%w", name, err)
	}
	files := []publish.File{{Name: name + ".pdf", Data: page.Bytes()}, {Name: name + ".xlsx", Data: book.Bytes()}}
	if !d.word {
		return files, nil
	}
	var word bytes.Buffer
	if err := docx.Render(&word, doc); err != nil {
		return nil, fmt.Errorf("生成 %s%s：%w", name, wordExt, err)
	}
	return append(files, publish.File{Name: name + wordExt, Data: word.Bytes()}), nil
}
