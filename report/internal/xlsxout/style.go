package xlsxout

import (
	"github.com/xuri/excelize/v2"
)

// Look is a cell's style as a value that can be compared, so that each style
// is made once per file: excelize searches all styles for every new one.
type Look struct {
	Font      string
	Size      float64
	Bold      bool
	Underline bool
	Color     string // "1F4E79", empty for automatic
	Fill      string
	Align     string // "left", "center", "right", empty for general
	Top       bool   // to the top instead of the middle
	Indent    int
	Wrap      bool
	Format    string // number format, empty for General
	RuleAbove Rule
	RuleBelow Rule
	// asText marks a text that would be a formula if typed in again.
	asText bool
}

// Rule is a horizontal line; its values are excelize's border styles.
type Rule int

// The rules in use.
const (
	RuleNone   Rule = 0
	RuleThin   Rule = 1
	RuleMedium Rule = 2
	RuleHair   Rule = 7
)

// Styles is the register of one file's styles. Like the file it is not safe
// for concurrent use.
type Styles struct {
	file *excelize.File
	ids  map[Look]int
	err  error
	// last is the look asked for last: neighbours are mostly alike, and
	// comparing is far cheaper than hashing.
	last   Look
	lastID int
}

// NewStyles makes the register of f.
func NewStyles(f *excelize.File) *Styles {
	return &Styles{file: f, ids: make(map[Look]int), lastID: -1}
}

// Err is the first error of excelize while making a style.
func (s *Styles) Err() error { return s.err }

// ID is the number of a look in the file.
func (s *Styles) ID(l Look) int {
	if s.lastID >= 0 && s.last == l {
		return s.lastID
	}
	id := s.find(l)
	s.last, s.lastID = l, id
	return id
}

func (s *Styles) find(l Look) int {
	if id, ok := s.ids[l]; ok {
		return id
	}
	id, err := s.add(l)
	if err != nil && s.err == nil {
		s.err = err
	}
	s.ids[l] = id
	return id
}

func (s *Styles) add(l Look) (int, error) {
	if l.asText {
		l.asText = false
		return s.quoted(s.ID(l)), nil
	}
	return s.file.NewStyle(style(l))
}

// quoted copies a style with the mark that Excel sets for a leading
// apostrophe: editing the cell does not turn its text into a formula.
// excelize has no option for it.
func (s *Styles) quoted(id int) int {
	xfs := s.file.Styles.CellXfs
	xf, yes := xfs.Xf[id], true
	xf.QuotePrefix = &yes
	xfs.Xf = append(xfs.Xf, xf)
	xfs.Count = len(xfs.Xf)
	return len(xfs.Xf) - 1
}

// Text makes a string cell: cleaned, never a formula.
func (s *Styles) Text(l Look, text string) excelize.Cell {
	text = Clean(text)
	l.asText = Risky(text)
	return excelize.Cell{StyleID: s.ID(l), Value: text}
}

// Value makes a cell of a number; use Text for texts.
func (s *Styles) Value(l Look, v any) excelize.Cell {
	return excelize.Cell{StyleID: s.ID(l), Value: v}
}

func style(l Look) *excelize.Style {
	out := &excelize.Style{
		Font: &excelize.Font{Family: l.Font, Size: l.Size, Bold: l.Bold, Color: l.Color},
		Alignment: &excelize.Alignment{
			Horizontal: l.Align, Vertical: "center", Indent: l.Indent, WrapText: l.Wrap,
		},
		Border: rules(l),
	}
	if l.Top {
		out.Alignment.Vertical = "top"
	}
	if l.Underline {
		out.Font.Underline = "single"
	}
	if l.Fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}
	}
	if l.Format != "" {
		out.CustomNumFmt = &l.Format
	}
	return out
}

func rules(l Look) []excelize.Border {
	var out []excelize.Border
	if l.RuleAbove != RuleNone {
		out = append(out, excelize.Border{Type: "top", Style: int(l.RuleAbove), Color: l.RuleAbove.Color()})
	}
	if l.RuleBelow != RuleNone {
		out = append(out, excelize.Border{Type: "bottom", Style: int(l.RuleBelow), Color: l.RuleBelow.Color()})
	}
	return out
}

// Color is light for hair lines, which only guide the eye.
func (r Rule) Color() string {
	if r == RuleHair {
		return "BFBFBF"
	}
	return "404040"
}
