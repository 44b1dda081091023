package xlsxsafe

// styles maps the style index of a cell to its number format.
type styles struct{ formats []string }

// format returns the format code of a style; false if there is no such style.
// Without a styles part only style 0 exists.
func (st *styles) format(i int) (string, bool) {
	if i < len(st.formats) {
		return st.formats[i], true
	}
	return general, i == 0
}

// general is the format of cells that have none.
const general = "General"

// readStyles reads the styles part.
func (p *parser) readStyles(name string) *Refusal {
	s, no := p.load(name)
	if no != nil {
		return no
	}
	if !s.root(nsMain, "styleSheet") {
		return s.rest()
	}
	codes := map[int]string{}
	var ids []int
	for d := s.depth(); s.child(d); {
		switch {
		case s.is(nsMain, "numFmts"):
			p.scanFormats(s, codes)
		case s.is(nsMain, "cellXfs") && ids == nil:
			ids = scanStyles(s)
		}
	}
	if no := s.rest(); no != nil {
		return no
	}
	p.styles.formats = make([]string, len(ids))
	for i, id := range ids {
		p.styles.formats[i] = formatOf(id, codes)
	}
	return nil
}

// scanFormats collects the format codes of the file.
func (p *parser) scanFormats(s *scanner, codes map[int]string) {
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "numFmt") {
			continue
		}
		code, _ := s.get("formatCode")
		id := s.whole("numFmtId")
		if !p.count(s) || !p.allow(s, len(code)) {
			return
		}
		codes[id] = decodeEscapes(code)
	}
}

// scanStyles collects the number format of each cell style.
func scanStyles(s *scanner) []int {
	const most = 1 << 16 // Excel allows 65,490
	ids := make([]int, 0, 64)
	for d := s.depth(); s.child(d); {
		if !s.is(nsMain, "xf") {
			continue
		}
		if len(ids) >= most {
			s.fail(CodeTooManyCells, "too many styles")
			return nil
		}
		ids = append(ids, max(s.whole("numFmtId"), 0))
	}
	return ids
}

// formatOf prefers the file's own code to the built-in one.
func formatOf(id int, codes map[int]string) string {
	if code, ok := codes[id]; ok && code != "" {
		return code
	}
	if code := builtinFormat(id); code != "" {
		return code
	}
	return general
}

// builtinFormat knows the codes that files refer to without spelling them out:
// those of ECMA-376 part 1, 18.8.30, with the Chinese ones for 27-36 and 50-58.
func builtinFormat(id int) string {
	switch {
	case id >= 1 && id <= 22:
		return [...]string{
			"0", "0.00", "#,##0", "#,##0.00",
			`($#,##0_);($#,##0)`, `($#,##0_);[Red]($#,##0)`,
			`($#,##0.00_);($#,##0.00)`, `($#,##0.00_);[Red]($#,##0.00)`,
			"0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??",
			"mm-dd-yy", "d-mmm-yy", "d-mmm", "mmm-yy",
			"h:mm AM/PM", "h:mm:ss AM/PM", "hh:mm", "hh:mm:ss", "m/d/yy hh:mm",
		}[id-1]
	case id >= 37 && id <= 49:
		return [...]string{
			`(#,##0_);(#,##0)`, `(#,##0_);[Red](#,##0)`,
			`(#,##0.00_);(#,##0.00)`, `(#,##0.00_);[Red](#,##0.00)`,
			`_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`,
			`_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)`,
			`_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`,
			`_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)`,
			"mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0", "@",
		}[id-37]
	}
	return chineseFormat(id)
}

// chineseFormat knows the built-in date formats of a Chinese Excel.
func chineseFormat(id int) string {
	const (
		yearMonth = `yyyy"年"m"月"`
		monthDay  = `m"月"d"日"`
		noonHM    = `上午/下午h"时"mm"分"`
		noonHMS   = `上午/下午h"时"mm"分"ss"秒"`
	)
	switch id {
	case 27, 36, 50, 52, 57:
		return yearMonth
	case 28, 29, 51, 53, 54, 58:
		return monthDay
	case 30:
		return "m-d-yy"
	case 31:
		return `yyyy"年"m"月"d"日"`
	case 32:
		return `h"时"mm"分"`
	case 33:
		return `h"时"mm"分"ss"秒"`
	case 34, 55:
		return noonHM
	case 35, 56:
		return noonHMS
	}
	return ""
}
