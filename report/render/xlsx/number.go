package xlsx

import (
	"strings"
	"unicode/utf8"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// format is the number format that shows the cell as the document printed it:
// its decimals, its flag behind, a sign or a unit where the text has one.
func (s *tableSet) format(c document.Cell, column int) string {
	shown := shape{decimals: s.table.Columns[column].Decimals}
	if c.Text != "" {
		shown = shapeOf(c.Text)
	}
	tail := literal(shown.tail)
	if c.Flag != "" {
		tail += literal(c.Flag)
	}
	return shown.format(tail + blanks(s.flags[column], c.Flag))
}

// shape is how a printed number looks.
type shape struct {
	decimals int
	plus     bool // "+1.2": increases carry a sign
	grouped  bool // "12,345"
	tail     string
}

func shapeOf(text string) shape {
	rest, plus := strings.CutPrefix(text, "+")
	rest = strings.TrimLeft(rest, "−-")
	end := strings.LastIndexAny(rest, "0123456789") + 1
	digits := rest[:end]
	out := shape{plus: plus, grouped: strings.Contains(digits, ","), tail: rest[end:]}
	if point := strings.LastIndexByte(digits, '.'); point >= 0 {
		out.decimals = len(digits) - point - 1
	}
	return out
}

func (s shape) format(tail string) string {
	code := "0"
	if s.grouped {
		code = "#,##0"
	}
	if s.decimals > 0 {
		code += "." + strings.Repeat("0", s.decimals)
	}
	if s.plus {
		return "+" + code + tail + ";-" + code + tail + ";" + code + tail
	}
	return code + tail
}

// literal is text within a number format.
func literal(s string) string {
	if s == "" {
		return ""
	}
	return `"` + strings.ReplaceAll(s, `"`, "") + `"`
}

// blanks leaves the room of the column's flag behind a number without one:
// "_x" is as wide as x.
func blanks(widest, own string) string {
	var out strings.Builder
	for _, r := range widest[min(len(own), len(widest)):] {
		if r != '"' && r != utf8.RuneError {
			out.WriteString("_" + string(r))
		}
	}
	return out.String()
}

// decimals is the format of plain numbers, e.g. those behind a chart.
func decimals(places int) string { return shape{decimals: places}.format("") }

// parsePrinted reads a number as the document prints it. More digits than a
// spreadsheet keeps, or leading zeros, make it a text.
func parsePrinted(text string) (float64, bool) {
	plain := strings.ReplaceAll(text, "−", "-")
	if !printedNumber(strings.TrimLeft(plain, "-+")) {
		return 0, false
	}
	d, err := num.Parse(strings.ReplaceAll(plain, ",", ""))
	return d.Float64(), err == nil
}

func printedNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		} else if r != '.' && r != ',' {
			return false
		}
	}
	leading := len(s) > 1 && s[0] == '0' && s[1] != '.'
	return digits > 0 && digits <= 15 && !leading
}
