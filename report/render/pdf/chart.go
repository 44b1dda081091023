package pdf

import "qreport/report/document"

// Measures of figures. Everything must survive a black-and-white printer: ink
// is black or grey, and series differ by shape and stroke, not by colour.
const (
	labelSize = 9.0 // points
	tickSize  = 8.0
	plotWidth = areaWidth
	gridWidth = 0.1
	axisWidth = 0.2
	markSize  = 1.0 // radius of a dot, millimetres
)

func gridInk() colour { return grey(205) }
func axisInk() colour { return grey(70) }

// panel is a plot or, when it has too many rows for a page, a part of one.
type panel struct {
	h    float64
	draw func(*canvas)
}

// chart lays a figure out: the plot, below it number and title, then the notes.
// The panels of a long figure each carry the title.
func (b *builder) chart(c *document.Chart) item {
	panels := b.panels(c)
	out := []box{{h: blockSpace, blank: true, keep: true}}
	for i, p := range panels {
		id := ""
		if i == 0 {
			id = c.ID
		}
		out = append(out, box{h: p.h, keep: true, id: id, draw: func(pg *page, x, y float64) {
			p.draw(&canvas{b: b, pg: pg, x: x, y: y, w: plotWidth, h: p.h, unit: c.Unit})
		}})
		prefix := ""
		if i > 0 {
			prefix = wordContinued
		}
		out = append(out, b.caption(prefix+joinLabel(c.Number, c.Title))...)
		if i < len(panels)-1 {
			out = append(out, space(blockSpace))
			out[len(out)-2].keep = false
		}
	}
	for _, n := range c.Notes {
		out = append(out, b.smallLines(n, sizeXiaowu, plotWidth)...)
	}
	for i := len(out) - 1; i > 0 && out[i].draw != nil && !out[i].keep; i-- {
		out[i-1].keep = true
	}
	out = append(out, space(blockSpace))
	return item{boxes: out, float: true}
}

func (b *builder) caption(text string) []box {
	p := b.set.shape(textRun{text, heiStyle(sizeWuhao)})
	h := sizeWuhao * ptMM * 1.7
	var out []box
	for _, l := range b.set.lines(p, plotWidth, 0) {
		out = append(out, box{h: h, keep: true, draw: func(pg *page, x, y float64) {
			pg.place(b.set, p, l, x, baseline(y, h, sizeWuhao), plotWidth, alignCentre)
		}})
	}
	if len(out) > 0 {
		out[len(out)-1].keep = false
	}
	return out
}

func (b *builder) panels(c *document.Chart) []panel {
	switch p := c.Plot.(type) {
	case document.DotInterval:
		return b.dotPanels(p)
	case document.Bars:
		return b.barPanels(p)
	case document.Goalposts:
		return b.goalPanels(p)
	case document.Waterfall:
		return b.waterfallPanels(p)
	case document.Lines:
		return []panel{b.linesPanel(p)}
	case document.Columns:
		return []panel{b.columnsPanel(p)}
	case document.Pareto:
		return []panel{b.paretoPanel(p)}
	case document.Funnel:
		return []panel{b.funnelPanel(p)}
	}
	return nil
}
