package receipt

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/intake"
	"qreport/report/model"
	"qreport/report/sample"
	"qreport/report/validate"
)

// clinic is where workbooks are made ill, and what came in with them: seven
// quarters of both bureaus of one city, in which nothing is wrong.
type clinic struct {
	t        testing.TB
	defs     *define.Definitions
	register *model.Register
	reader   *intake.Reader
	files    map[string][]byte
	read     map[string]seen // by content
	usual    map[string]bool // findings that are there anyway
	known    map[string]violation
}

// seen is what intake made of a file.
type seen struct {
	sub      *model.Submission
	findings []model.Finding
}

func newClinic(t testing.TB) *clinic {
	d := load(t)
	c := &clinic{t: t, defs: d, reader: intake.NewReader(d), files: map[string][]byte{}, read: map[string]seen{}, known: readViolations(t)}
	c.register = model.NewRegister([]model.Reporter{
		{Unit: model.Unit{Region: "330500", Bureau: "qts"}, Days: 10}, {Unit: model.Unit{Region: "330500", Bureau: "ciq"}, Days: 10}})
	from, _ := model.ParsePeriod("2010Q2")
	to, _ := model.ParsePeriod("2011Q4")
	for f, err := range sample.Generate(sample.Config{Defs: d, Register: c.register, From: from, To: to, Seed: 1}) {
		require.NoError(t, err)
		c.files[f.Path] = f.Bytes
	}
	c.usual = map[string]bool{}
	for _, f := range c.check(c.files) {
		require.NotEqual(t, model.Blocking, f.Severity, "%v", f)
		require.True(t, f.Severity == model.Hint || f.Accepted != "", "%v", f)
		c.usual[f.File+f.Code+f.Sheet+f.Cell] = true
	}
	return c
}

// name is the path of a bureau's workbook.
func (c *clinic) name(bureau model.Bureau, period string) string {
	short := map[model.Bureau]string{"qts": "质监局", "ciq": "检验检疫局"}[bureau]
	return period + "/330500-" + short + "-" + period + ".xlsx"
}

// open reads a file, once.
func (c *clinic) open(name string, data []byte) seen {
	key := name + "\x00" + string(data)
	s, ok := c.read[key]
	if !ok {
		s.sub, s.findings = c.reader.Read(model.File{Name: name, SHA256: name}, bytes.NewReader(data), int64(len(data)))
		c.read[key] = s
	}
	return s
}

// check takes files through intake and validation.
func (c *clinic) check(files map[string][]byte) []model.Finding {
	var subs []*model.Submission
	var formal []model.Finding
	for _, name := range slices.Sorted(maps.Keys(files)) {
		s := c.open(name, files[name])
		formal = append(formal, s.findings...)
		if s.sub != nil {
			subs = append(subs, s.sub)
		}
	}
	_, findings := validate.Check(subs, formal, c.register, c.defs)
	return findings
}

// pending are the findings that a change has brought and that ask for
// something; hints ask for nothing.
func (c *clinic) pending(findings []model.Finding) (list []model.Finding) {
	for _, f := range findings {
		if f.Severity > model.Hint && f.Accepted == "" && !c.usual[f.File+f.Code+f.Sheet+f.Cell] {
			list = append(list, f)
		}
	}
	return list
}

// illness is one workbook that is ill, among the others that are not.
type illness struct {
	code  string
	name  string // of the file
	data  []byte // of the ill file
	right []byte // as it should be
	cure  func(*excelize.File, model.Finding)
	with  map[string][]byte // other files that are there, or nil
}

// treat proves for one illness: the finding is there and marked in the receipt,
// and correcting exactly what the receipt marks leaves nothing to be said.
func (c *clinic) treat(t *testing.T, ill illness) {
	files := maps.Clone(c.files)
	maps.Copy(files, ill.with)
	files[ill.name] = ill.data
	findings := slices.DeleteFunc(c.check(files), func(f model.Finding) bool { return f.File != ill.name })
	at := slices.IndexFunc(findings, func(f model.Finding) bool {
		return f.Code == ill.code && !c.usual[f.File+f.Code+f.Sheet+f.Cell]
	})
	require.GreaterOrEqual(t, at, 0, "%s is not found: %v", ill.code, findings)
	before := c.open(ill.name, ill.data).sub
	var out bytes.Buffer
	require.NoError(t, Write(&out, ill.data, before, findings, options(c.defs, before, Returned)))
	c.inspect(t, out.Bytes(), findings[at])
	files[ill.name] = c.corrected(t, out.Bytes(), ill, c.pending(findings))
	for other, findings := range byFile(c.pending(c.check(files))) { // of both bureaus, each answers its own receipt
		if other != ill.name {
			files[other] = c.answered(t, findings, files[other])
		}
	}
	left := c.pending(c.check(files))
	require.Empty(t, left, "after the cure of %v", findings[at])
}

// inspect looks for a finding in the receipt: in the list, and at its cell.
func (c *clinic) inspect(t *testing.T, data []byte, want model.Finding) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer func() { require.NoError(t, f.Close()) }()
	rows, err := f.GetRows(layout.ReceiptSheet)
	require.NoError(t, err)
	listed := slices.ContainsFunc(rows, func(r []string) bool {
		return len(r) > 5 && r[1] == want.Code && r[3] == layout.FindingPlace(want.Sheet, want.Cell) && r[4] == want.Message
	})
	require.True(t, listed, "%v", want)
	if want.Cell != "" {
		noted, coloured := marksOf(t, f, want.Sheet)
		require.True(t, noted[want.Sheet+"!"+want.Cell] && coloured[want.Sheet+"!"+want.Cell], "%v", want)
	}
}

// corrected does in the receipt what a clerk does: what blocks is put right at
// the marked cell, what is to be verified is explained beside the finding.
func (c *clinic) corrected(t *testing.T, receipt []byte, ill illness, pending []model.Finding) []byte {
	return edited(t, receipt, func(f *excelize.File) {
		for _, finding := range pending {
			switch {
			case finding.Severity == model.Verify:
				explainAll(t, f)
			case ill.cure != nil:
				ill.cure(f, finding)
			default:
				require.NotEmpty(t, finding.Cell, "%v", finding)
				setCell(t, f, finding, opened(t, ill.right))
			}
		}
	})
}

func byFile(findings []model.Finding) map[string][]model.Finding {
	files := map[string][]model.Finding{}
	for _, f := range findings {
		files[f.File] = append(files[f.File], f)
	}
	return files
}

// answered is the receipt of another workbook, about which something is to be
// verified now, with the explanations in it.
func (c *clinic) answered(t *testing.T, findings []model.Finding, data []byte) []byte {
	sub := c.open(findings[0].File, data).sub
	var out bytes.Buffer
	require.NoError(t, Write(&out, data, sub, findings, options(c.defs, sub, Accepted)))
	for _, f := range findings {
		require.Equal(t, model.Verify, f.Severity, "%v", f)
		c.inspect(t, out.Bytes(), f)
	}
	return edited(t, out.Bytes(), func(f *excelize.File) { explainAll(t, f) })
}

// refusals are the codes of files that give no submission, with such a file.
func (c *clinic) refusals(t *testing.T, files map[string][]byte, done map[string]bool) {
	for name, data := range files {
		s := c.open(name, data)
		require.Nil(t, s.sub, name)
		require.Len(t, s.findings, 1, name)
		code := s.findings[0].Code
		require.NotEmpty(t, s.findings[0].Remedy, code)
		var out bytes.Buffer
		require.NoError(t, WriteRefusal(&out, s.findings, options(c.defs, nil, Returned)))
		c.inspect(t, out.Bytes(), s.findings[0])
		done[code] = true
	}
}

func hasText(row []string, text string) bool {
	return slices.ContainsFunc(row, func(s string) bool { return strings.ReplaceAll(s, "　", "") == text })
}
