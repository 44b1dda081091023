package report_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/workspace"
)

// world is a synthetic workspace whose reports are read.
type world struct {
	region, edition string
	from, to        model.Period
	seed            uint64
	drop            int // every drop-th workbook never came
}

func quarterOf(year, n int) model.Period {
	return model.Period{Year: year, Span: model.Quarter, N: n}
}

// worlds give more than 500 reports with QREPORT_PROSE=all, otherwise some
// seventy: two editions, provinces with many counties, first periods, and
// workbooks that never came.
func worlds() []world {
	some := []world{
		{"640000", "2011", quarterOf(2010, 3), quarterOf(2010, 3), 3, 9},
		{"460000", "2019", quarterOf(2021, 2), quarterOf(2021, 2), 11, 4},
	}
	if os.Getenv("QREPORT_PROSE") != "all" {
		return some
	}
	return append(some, world{"330000", "2011", quarterOf(2010, 1), quarterOf(2010, 4), 3, 9},
		world{"640000", "2019", quarterOf(2020, 1), quarterOf(2020, 2), 5, 0})
}

// TestProse reads the sentences of more than 500 reports, or of some.
func TestProse(t *testing.T) {
	total := 0
	for _, w := range worlds() {
		run := w.read(t)
		regions, err := run.Regions("all")
		require.NoError(t, err)
		for _, period := range w.periods() {
			for _, region := range run.WithData(regions, period) {
				doc, err := run.Document(region, period, report.Declare(period))
				require.NoError(t, err, "%s %s", region, period)
				checkProse(t, run, region, period, doc)
				total++
			}
		}
	}
	t.Logf("%d reports", total)
	if os.Getenv("QREPORT_PROSE") == "all" {
		require.GreaterOrEqual(t, total, 500)
	}
}

// periods are the quarters of a world and its first year.
func (w world) periods() []model.Period {
	var list []model.Period
	for p := w.from; p.Compare(w.to) <= 0; p = p.Add(1) {
		list = append(list, p)
	}
	return append(list, model.Period{Year: w.from.Year, Span: model.Year, N: 1})
}

func (w world) read(t *testing.T) *report.Run {
	t.Helper()
	return w.readWith(t, workspace.Default(w.region, w.edition))
}

// readWith generates the submissions that a configuration asks for.
func (w world) readWith(t *testing.T, config workspace.Config) *report.Run {
	t.Helper()
	dir := filepath.Join(t.TempDir(), w.region)
	ws, err := workspace.Create(dir, config)
	require.NoError(t, err)
	defs, err := report.Definitions(ws, "")
	require.NoError(t, err)
	register, err := ws.Register(defs)
	require.NoError(t, err)
	n := 0
	for file, err := range sample.Generate(sample.Config{Defs: defs, Register: register, From: w.from, To: w.to, Seed: w.seed, Tool: report.Tool}) {
		require.NoError(t, err)
		if n++; w.drop > 0 && n%w.drop == 0 {
			continue
		}
		path := filepath.Join(ws.Inbox(), filepath.FromSlash(file.Path))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, file.Bytes, 0o600))
	}
	run, err := report.Read(ws, defs)
	require.NoError(t, err)
	return run
}

func checkProse(t *testing.T, run *report.Run, region string, period model.Period, doc *document.Document) {
	t.Helper()
	figures := map[string]document.Figure{}
	for _, f := range doc.Figures {
		figures[f.ID] = f
	}
	o, _ := run.Occasion(region, period)
	for _, b := range doc.Body {
		whole, ok := b.(document.Paragraph)
		if !ok {
			continue
		}
		for _, p := range sentencesOf(whole) {
			for _, fault := range append(faults(p), append(unitFaults(p, figures), signFaults(p, run, region, o)...)...) {
				t.Errorf("%s %s: %s\n    %s", region, period, fault, text(p))
			}
		}
	}
	for _, fault := range referenceFaults(doc) {
		t.Errorf("%s %s: %s", region, period, fault)
	}
}

// referenceFaults finds tables and charts of the text that no sentence names,
// and names of what is not there or bears another number.
func referenceFaults(doc *document.Document) []string {
	there, named := map[string]string{}, map[string]bool{}
	var refs []document.Span
	for _, b := range allBlocks(doc) {
		if id, number := numbered(b); id != "" {
			there[id] = number
		} else if p, ok := b.(document.Paragraph); ok {
			refs = append(refs, p.Spans...)
		}
	}
	var found []string
	for _, s := range refs {
		if s.Ref != "" && there[s.Ref] != s.Text {
			found = append(found, fmt.Sprintf("%q names %s, which is %q", s.Text, s.Ref, there[s.Ref]))
		}
		named[s.Ref] = true
	}
	for _, b := range doc.Body {
		if id, number := numbered(b); id != "" && !named[id] {
			found = append(found, "no sentence names "+number)
		}
	}
	return found
}

// numbered is the id and number of a table or chart.
func numbered(b document.Block) (id, number string) {
	switch b := b.(type) {
	case *document.Table:
		return b.ID, b.Number
	case *document.Chart:
		return b.ID, b.Number
	}
	return "", ""
}

func allBlocks(doc *document.Document) []document.Block {
	blocks := slices.Clone(doc.Body)
	for _, a := range doc.Annexes {
		blocks = append(blocks, a.Blocks...)
	}
	return blocks
}

// sentencesOf are a paragraph and its footnotes.
func sentencesOf(p document.Paragraph) []document.Paragraph {
	all := []document.Paragraph{p}
	for _, s := range p.Spans {
		if len(s.Note) > 0 {
			all = append(all, document.Paragraph{Spans: s.Note})
		}
	}
	return all
}

func text(p document.Paragraph) string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// faultPatterns are what no sentence may contain.
func faultPatterns() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"sign behind a word of direction": regexp.MustCompile(`(上升|下降|增长|增加|减少|提高|高|低)[-−+]`),
		"double sign":                     regexp.MustCompile(`[-−+]{2}`),
		"empty brackets":                  regexp.MustCompile(`（\s*）|\(\s*\)|“”|《》|〔〕`),
		"brackets in brackets":            regexp.MustCompile(`（[^（）]*（[^（）]*）[^（）]*）`),
		"mark of a missing value":         regexp.MustCompile(`…|△|※|○|(^|[^0-9])—|—($|[^0-9])`),
		"brackets after brackets":         regexp.MustCompile(`）（`),
		"marks in a row":                  regexp.MustCompile(`[，。；、：][，。；、：]`),
		"bracket after a mark":            regexp.MustCompile(`[，、；：]）|（[，。；、：]`),
		"comparison without a direction":  regexp.MustCompile(`(同比|环比|比上年)($|[^上下增减同提])`),
		"change of nothing":               regexp.MustCompile(`(上升|下降|增长|增加|减少)0(\.0+)?(个百分点|%|[^.0-9])`),
		"template":                        regexp.MustCompile(`[{}<>\x00-\x1f]|no value|%!`),
		"amount in too small a unit":      regexp.MustCompile(`[0-9]{6,}(\.[0-9]+)?(万美元|批、|人次|台（套）)`),
		"number without a unit":           regexp.MustCompile(`[0-9](，|。|；)`),
	}
}

var patterns = faultPatterns()

func faults(p document.Paragraph) []string {
	s := withoutNumbers(p)
	var found []string
	for name, re := range patterns {
		if m := re.FindString(s); m != "" {
			found = append(found, fmt.Sprintf("%s: %q", name, m))
		}
	}
	if !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "。）") {
		found = append(found, "no full stop at the end")
	}
	return found
}

// withoutNumbers is a paragraph's text without the numbers of tables and
// charts, which have no unit.
func withoutNumbers(p document.Paragraph) string {
	var b strings.Builder
	for _, s := range p.Spans {
		if s.Ref != "" {
			s.Text = strings.TrimRight(s.Text, "0123456789")
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// unitFaults finds figures that are not followed by their unit.
func unitFaults(p document.Paragraph, figures map[string]document.Figure) []string {
	var found []string
	for i, s := range p.Spans {
		f, ok := figures[s.Figure]
		if s.Figure == "" || i+1 == len(p.Spans) || strings.Contains(s.Figure, ".ci") {
			continue
		}
		if !ok {
			found = append(found, "figure not registered: "+s.Figure)
			continue
		}
		rest, unit := text(document.Paragraph{Spans: p.Spans[i+1:]}), strings.Split(f.Unit, "/")[0]
		if unit != "" && !strings.HasPrefix(rest, unit) && !strings.HasPrefix(rest, "台（套）") {
			found = append(found, fmt.Sprintf("figure %s without its unit %q", s.Figure, f.Unit))
		}
	}
	return found
}

var directionWord = regexp.MustCompile(`(上升|下降|增长|增加|减少)$`)

// signFaults recomputes every change of an indicator or field and compares its
// sign with the word in front of it.
func signFaults(p document.Paragraph, run *report.Run, region string, o report.Occasion) []string {
	var found []string
	before := ""
	for _, s := range p.Spans {
		code, change := strings.CutSuffix(s.Figure, ".yoy")
		word := directionWord.FindString(before)
		if change && word != "" && !strings.Contains(code, ".") {
			if sign := changeSign(run, region, o, code); sign != 0 && (sign > 0) != slices.Contains([]string{"上升", "增长", "增加"}, word) {
				found = append(found, fmt.Sprintf("%s %s, but its change has sign %d", code, word, sign))
			}
		}
		before += s.Text
	}
	return found
}

func changeSign(run *report.Run, region string, o report.Occasion, code string) int {
	m := run.Indicators.At(region, o.Last, o.Basis, code)
	if m.Indicator == nil {
		m = run.Indicators.Field(region, o.Last, o.Basis, code, "")
	}
	if !m.Value.Present() || !m.Prior.Present() {
		return 0
	}
	return new(big.Rat).Sub(m.Value.Rat, m.Prior.Rat).Sign()
}
