package xlsx

import (
	"strings"

	"qreport/report/internal/xlsxout"
)

// headerFooter is title and notice above, tool, page number and sheet below, in
// Excel's codes.
func (p *page) headerFooter() (header, footer string) {
	const font = `&"宋体,常规"&9`
	meta, sheet := p.book.doc.Meta, ""
	if xlsxout.Width(p.name) <= 30 { // a longer one would run into the page number
		sheet = "&A"
	}
	return "&L" + font + headerText(meta.Title, 60) + "&R" + font + headerText(meta.Notice, 30),
		"&L" + font + headerText(meta.Tool, 30) + "&C" + font + pageNumber + "&R" + font + sheet
}

// headerText is text for a header: & is its escape sign, and a digit right
// after the font size would be read as part of it.
func headerText(s string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(xlsxout.Clean(s)), " "))
	s = strings.ReplaceAll(string(runes[:min(limit, len(runes))]), "&", "&&")
	if s != "" && s[0] >= '0' && s[0] <= '9' {
		return " " + s
	}
	return s
}
