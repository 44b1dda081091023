package report_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report"
	"qreport/report/document"
	"qreport/report/model"
	"qreport/report/workspace"
)

// prose joins all paragraphs of a document's body, with their footnotes.
func prose(doc *document.Document) string {
	var b strings.Builder
	for _, block := range doc.Body {
		if p, ok := block.(document.Paragraph); ok {
			for _, q := range sentencesOf(p) {
				b.WriteString(text(q) + "\n")
			}
		}
	}
	return b.String()
}

func tableNamed(doc *document.Document, sheet string) *document.Table {
	for _, block := range doc.Body {
		if t, ok := block.(*document.Table); ok && t.Sheet == sheet {
			return t
		}
	}
	return nil
}

func readHuzhou(t testing.TB, change func(*workspace.Config)) *report.Run {
	t.Helper()
	dir, err := huzhou()
	require.NoError(t, err)
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	if change != nil {
		change(&ws.Config)
	}
	return readRun(t, ws)
}

// TestIndexChapter: a county stands among its siblings with a range of places
// in words; the city, which has none in this workspace, ranks its counties.
func TestIndexChapter(t *testing.T) {
	run := readHuzhou(t, func(c *workspace.Config) {
		c.Index = workspace.Index{Scheme: "AH2009", Official: []workspace.Official{{Year: 2010, Value: 83.5, Source: "省局"}}}
	})
	county, err := run.Document("330522", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.Regexp(t, `在全市5个县（区）中(居|并列)第\d位。.*把.*在合理范围内变动，重新计算1000次，九成以上的结果`, prose(county))
	require.NotContains(t, prose(county), "发布的2010年度指数", "the published value is the city's")
	city, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.Contains(t, prose(city), "省局发布的2010年度指数为83.50分")
	require.Contains(t, prose(city), "所辖有数据的5个县（区）中")
	require.Contains(t, prose(city), "本期沿用2010年数据")
	table := tableNamed(city, "各地区指数")
	require.NotNil(t, table)
	require.Len(t, table.Rows, 6)
	require.Contains(t, []string{"一般", "较强"}, table.Rows[0].Cells[5].Text, "grades of the chosen scheme")
}

// TestIndexWaterfallAddsUp: in every region the steps as printed add up to the
// change as printed, and the ends are the scores themselves.
func TestIndexWaterfallAddsUp(t *testing.T) {
	run := readHuzhou(t, nil)
	seen := 0
	for _, region := range []string{"330500", "330502", "330503", "330521", "330522", "330523"} {
		doc, err := run.Document(region, quarter, report.Declare(quarter))
		require.NoError(t, err)
		for _, block := range doc.Body {
			c, ok := block.(*document.Chart)
			if !ok {
				continue
			}
			if w, ok := c.Plot.(document.Waterfall); ok {
				seen++
				requireStepsAddUp(t, w)
				require.Contains(t, prose(doc), fmt.Sprintf("为%.2f分", w.End), region)
			}
		}
	}
	require.Equal(t, 6, seen)
}

func requireStepsAddUp(t *testing.T, w document.Waterfall) {
	sum := 0.0
	for _, s := range w.Steps {
		sum += s.Point.Value
		require.InDelta(t, math.Round(100*s.Point.Value), 100*s.Point.Value, 1e-9, "a step is what is printed")
	}
	require.InDelta(t, w.End-w.Start, sum, 0.005+1e-9)
}

// TestUnknownScheme: a grade scheme that nobody defined is refused by name.
func TestUnknownScheme(t *testing.T) {
	dir, err := huzhou()
	require.NoError(t, err)
	ws, err := workspace.Open(dir)
	require.NoError(t, err)
	ws.Config.Index.Scheme = "没有"
	_, err = report.Definitions(ws, "")
	require.ErrorContains(t, err, "CCTV2011、AH2009、AQSIQ2008")
}

// TestIndexFromManyGoroutines: reports written at the same time share families
// and say the same.
func TestIndexFromManyGoroutines(t *testing.T) {
	run := readHuzhou(t, nil)
	regions := []string{"330500", "330502", "330503", "330521", "330522", "330523"}
	texts := make([]string, 2*len(regions))
	var wg sync.WaitGroup
	for i := range texts {
		wg.Go(func() {
			doc, err := run.Document(regions[i%len(regions)], model.Period{Year: 2011, Span: model.Quarter, N: 1}, report.Declare(quarter))
			if err == nil {
				texts[i] = prose(doc)
			}
		})
	}
	wg.Wait()
	for i := range regions {
		require.NotEmpty(t, texts[i])
		require.Equal(t, texts[i], texts[i+len(regions)])
	}
}

// TestIndustriesOfTheYear: the annual report ranks the industries in a table
// whose scores can be traced, the quarter in between says nothing of them; a
// city that has no form of its own is the sum of its counties, of which none
// sent one here.
func TestIndustriesOfTheYear(t *testing.T) {
	run := readHuzhou(t, nil)
	year, err := model.ParsePeriod("2010")
	require.NoError(t, err)
	doc, err := run.Document("330500", year, report.Declare(year))
	require.NoError(t, err)
	require.Regexp(t, `按行业分，有数据的\d+个行业中，指数较高的是.*出口商品检验合格率不分行业统计`, prose(doc))
	table := tableNamed(doc, "各行业指数")
	require.NotNil(t, table)
	require.Greater(t, len(table.Rows), 15)
	last := 101.0
	for i, row := range table.Rows {
		score := row.Cells[1]
		require.NotEmpty(t, score.Figure, row.Cells[0].Text)
		require.LessOrEqual(t, score.Number.Float64(), last)
		require.Equal(t, strconv.Itoa(i+1), row.Cells[3].Text, "no ties in these data")
		last = score.Number.Float64()
	}
	county, err := run.Document("330502", year, report.Declare(year))
	require.NoError(t, err)
	require.Contains(t, prose(county), "不计算分行业指数")
	require.Nil(t, tableNamed(county, "各行业指数"))
	between, err := run.Document("330500", quarter, report.Declare(quarter))
	require.NoError(t, err)
	require.NotContains(t, prose(between), "行业中，指数较高")
	require.Nil(t, tableNamed(between, "各行业指数"))
}
