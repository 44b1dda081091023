package report_test

import (
	"bytes"
	"encoding/xml"
	"html"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// chunk is a piece of text in one font as poppler finds it in a finished PDF,
// in millimetres from the top left corner of the page.
type chunk struct {
	text           string
	x0, y0, x1, y1 float64
	font           string  // without the letters of the subset
	size           float64 // points, to a third
	colour         string
}

// paper is a page of a finished PDF.
type paper struct {
	number int
	w, h   float64
	chunks []chunk
}

// pxMM is a pixel of pdftohtml at zoom 3, its finest, in millimetres.
const pxMM = 25.4 / 72 / 3

type htmlFont struct {
	ID     string  `xml:"id,attr"`
	Size   float64 `xml:"size,attr"`
	Family string  `xml:"family,attr"`
	Color  string  `xml:"color,attr"`
}

type htmlPage struct {
	Number int        `xml:"number,attr"`
	W      float64    `xml:"width,attr"`
	H      float64    `xml:"height,attr"`
	Fonts  []htmlFont `xml:"fontspec"`
	Texts  []struct {
		Top    float64 `xml:"top,attr"`
		Left   float64 `xml:"left,attr"`
		Width  float64 `xml:"width,attr"`
		Height float64 `xml:"height,attr"`
		Font   string  `xml:"font,attr"`
		Inner  string  `xml:",innerxml"`
	} `xml:"text"`
}

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)
)

// readPaper reads the text of a PDF with its places and fonts.
func readPaper(t *testing.T, file string) []paper {
	t.Helper()
	out := outside(t, "pdftohtml", "-xml", "-hidden", "-i", "-fontfullname", "-zoom", "3", "-stdout", file)
	var doc struct {
		Pages []htmlPage `xml:"page"`
	}
	dec := xml.NewDecoder(bytes.NewReader(out))
	dec.Strict, dec.Entity = false, xml.HTMLEntity
	require.NoError(t, dec.Decode(&doc))
	fonts := map[string]htmlFont{} // numbered through the whole file
	var pages []paper
	for _, p := range doc.Pages {
		for _, f := range p.Fonts {
			fonts[f.ID] = f
		}
		page := paper{number: p.Number, w: p.W * pxMM, h: p.H * pxMM}
		for _, x := range p.Texts {
			f := fonts[x.Font]
			page.chunks = append(page.chunks, chunk{
				text: html.UnescapeString(tag.ReplaceAllString(x.Inner, "")), font: subsetTag.ReplaceAllString(f.Family, ""),
				x0: x.Left * pxMM, y0: x.Top * pxMM, x1: (x.Left + x.Width) * pxMM, y1: (x.Top + x.Height) * pxMM,
				size: f.Size / 3, colour: f.Color,
			})
		}
		pages = append(pages, page)
	}
	require.NotEmpty(t, pages)
	return pages
}

// outside runs a program that is not ours.
func outside(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	require.NoError(t, err, "%s 来自 poppler-utils，make tools 可以安装", name)
	return out
}

func (c chunk) is(font string, size float64) bool {
	return c.font == font && math.Abs(c.size-size) < 0.2 // poppler gives thirds
}

// rows gathers the chunks that stand on one line, from left to right.
func rows(chunks []chunk) [][]chunk {
	chunks = slices.Clone(chunks)
	slices.SortStableFunc(chunks, func(a, b chunk) int {
		if d := a.y0 - b.y0; math.Abs(d) > 1 {
			return int(math.Copysign(1, d))
		}
		return int(math.Copysign(1, a.x0-b.x0))
	})
	var out [][]chunk
	for _, c := range chunks {
		if n := len(out); n > 0 && math.Abs(out[n-1][0].y0-c.y0) <= 1 {
			out[n-1] = append(out[n-1], c)
			continue
		}
		out = append(out, []chunk{c})
	}
	return out
}

func textOfRow(row []chunk) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(c.text)
	}
	return b.String()
}
