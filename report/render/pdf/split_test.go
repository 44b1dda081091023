package pdf

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/document"
	"qreport/report/internal/num"
)

// listed is a table of so many rows.
func listed(rows int) *document.Table {
	t := &document.Table{ID: "T1", Number: "附表1", Title: "地区一览", Columns: []document.Column{
		{Title: "地区", Width: 10}, {Title: "批次", Align: document.AlignNumber, Width: 6}}, Notes: []string{"注：见说明。"}}
	for i := range rows {
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{document.Text("某县"), document.Number(num.Int(int64(i)), 0, "")}})
	}
	return t
}

// TestNoFewRowsAlone: wherever a table is split, its last page has four rows or
// more, no row is lost, and its first page has three.
func TestNoFewRowsAlone(t *testing.T) {
	split := 0
	for before := 0; before < 22; before += 3 {
		for rows := 30; rows < 50; rows++ {
			d := &document.Document{Head: document.Head{Plain: true}}
			for range before {
				d.Body = append(d.Body, para1("短。"))
			}
			d.Body = append(d.Body, listed(rows))
			var perPage []int
			for _, p := range layout(t, d) {
				if n := strings.Count(p, "某县"); n > 0 {
					perPage = append(perPage, n)
				}
			}
			total := 0
			for i, n := range perPage {
				total += n
				assert.GreaterOrEqual(t, n, 3, "%d rows behind %d lines: %v", rows, before, perPage)
				if i == len(perPage)-1 && i > 0 {
					assert.GreaterOrEqual(t, n, fewRows, "%d rows behind %d lines: %v", rows, before, perPage)
					split++
				}
			}
			require.Equal(t, rows, total)
		}
	}
	require.Greater(t, split, 50)
}

// layout is the text of each page as it is laid out, one op per line.
func layout(t *testing.T, d *document.Document) []string {
	t.Helper()
	f := testFonts(t)
	shop := f.workshop()
	defer f.workshops.Put(shop)
	var out []string
	for _, p := range (&builder{set: &shop.setter, doc: d}).pages() {
		var b strings.Builder
		b.WriteString("\n")
		for _, o := range p.ops {
			if text, ok := o.(*textOp); ok {
				b.WriteString(string(text.text) + "\n")
			}
		}
		out = append(out, b.String())
	}
	return out
}

// TestNoEmptyPageBeforeTheImprint: wherever the text ends, with annexes or
// without, the 版记 stands on the last, even page, and no page before it is
// empty.
func TestNoEmptyPageBeforeTheImprint(t *testing.T) {
	for lines := 1; lines < 50; lines++ {
		for name, d := range map[string]*document.Document{"text": {}, "table": {Annexes: []document.Annex{{Label: "附件", Blocks: []document.Block{listed(lines)}}}},
			"short table": {Annexes: []document.Annex{{Label: "附件", Blocks: []document.Block{listed(lines), listed(5)}}}},
			"chart":       {Annexes: []document.Annex{{Label: "附件", Blocks: []document.Block{listed(lines), dotChart(6, "图1")}}}}} {
			d.Close = document.Close{Signatures: []string{"市局"}, Date: "2011年4月12日", CopyTo: []string{"省局"}, Printer: "市局办公室", PrintedOn: "2011年4月12日"}
			d.Head.Plain = true
			for range lines {
				d.Body = append(d.Body, para1("短。"))
			}
			pages := layout(t, d)
			assert.Zero(t, len(pages)%2, "%s, %d lines", name, lines)
			assert.Contains(t, pages[len(pages)-1], "抄送")
			for i, p := range pages {
				assert.NotEmpty(t, strings.TrimSpace(p), "%s, %d lines: page %d of %d", name, lines, i+1, len(pages))
			}
		}
	}
}
