package pdf

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"qreport/report/document"
)

// language is the language of the report in the PDF catalogue.
const language = "zh-CN"

// producer names the library that writes the file.
const producer = "codeberg.org/go-pdf/fpdf"

// Render writes d as PDF. It is pure: the same document gives the same bytes,
// and calls may run at the same time. The file is
// made for PDF/A-2b.
func Render(w io.Writer, d *document.Document, f *Fonts) error {
	shop := f.workshop()
	defer f.workshops.Put(shop)
	pages := (&builder{set: &shop.setter, doc: d}).pages()
	casts, err := paint(shop, d, f, pages)
	if err != nil {
		return err
	}
	file, err := finish(shop, casts, outline(pages), f)
	if err != nil {
		return err
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("pdf: write: %w", err)
	}
	return nil
}

// pages lays the whole document out.
func (b *builder) pages() []*page {
	var pages []*page
	fl := &flow{newPage: func(landscape bool) *page {
		pages = append(pages, &page{landscape: landscape})
		return pages[len(pages)-1]
	}}
	rows := b.imprintRows(b.doc.Close)
	fl.imprint = imprintHeight(rows)
	fl.open(false)
	fl.y = b.head(fl.page)
	fl.final = len(b.doc.Annexes) == 0
	fl.items(tie(b.blocks(b.doc.Body), b.closing(b.doc.Close)))
	for i, a := range b.doc.Annexes {
		fl.final = i == len(b.doc.Annexes)-1
		b.annex(fl, i, a)
	}
	b.imprint(fl, rows)
	b.furniture(pages)
	return pages
}

// tie keeps the end of the text with what closes the document: a page must not
// hold nothing but signatures.
func tie(body, closing []item) []item {
	all := append(body, closing...)
	for i := max(len(body), 1); i < len(all); i++ {
		if prev := all[i-1].boxes; len(prev) > 0 && !all[i-1].wide {
			prev[len(prev)-1].keep = true
			all[i].boxes = append(prev, all[i].boxes...)
			all[i-1].boxes = nil
		}
	}
	return all
}

// annex starts a new page with its label and title; it is a landscape page when
// the annex begins with a wide table.
func (b *builder) annex(fl *flow, n int, a document.Annex) {
	items := b.blocks(a.Blocks)
	fl.open(len(items) > 0 && items[0].wide)
	m := &mark{text: joinLabel(a.Label, a.Title), level: 1}
	measure := fl.page.area().w
	fl.put(box{h: pitch, grid: true, mark: m, id: annexID(n), draw: func(pg *page, x, y float64) {
		pg.print(b.set, a.Label, strongStyle(), x, baseline(y, pitch, sizeSanhao), alignLeft)
	}})
	p := b.set.shape(textRun{a.Title, titleStyle()})
	for _, l := range b.set.lines(p, measure, 0) {
		fl.put(box{h: titlePitch, draw: func(pg *page, x, y float64) {
			pg.place(b.set, p, l, x, baseline(y, titlePitch, sizeErhao), measure, alignCentre)
		}})
	}
	if a.Title != "" {
		fl.put(space(pitch / 2))
	}
	fl.items(items)
}

// annexID is the id of an annex for links from the list of annexes.
func annexID(n int) string { return "annex " + strconv.Itoa(n+1) }

func joinLabel(label, title string) string {
	if label == "" || title == "" {
		return label + title
	}
	return label + "\u3000" + title
}

// paint draws pages through fpdf. The file goes to w.raw; it has no fonts yet.
// What the pages need of each is returned.
func paint(w *workshop, d *document.Document, f *Fonts, pages []*page) ([]*cast, error) {
	out := fpdf.New("P", "mm", "A4", "")
	out.SetMargins(0, 0, 0)
	out.SetAutoPageBreak(false, 0)
	out.SetCatalogSort(true)
	out.SetCompression(false) // finish does, with compressors that are used again
	properties(out, d.Meta)
	pt := newPainter(out, f, anchors(out, pages))
	for _, p := range pages {
		pt.page(p)
	}
	if err := out.Output(&w.raw); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return pt.used(), nil
}

// anchors makes known to fpdf where links may lead.
func anchors(out *fpdf.Fpdf, pages []*page) map[string]int {
	links := map[string]int{}
	for i, p := range pages {
		for _, a := range p.anchors {
			if _, known := links[a.id]; !known {
				links[a.id] = out.AddLink()
				out.SetLink(links[a.id], a.y, i+1)
			}
		}
	}
	return links
}

// properties sets the document information. A document without a date gets a
// fixed one: the clock must not reach the bytes.
func properties(out *fpdf.Fpdf, m document.Meta) {
	date := m.Declared
	if date.IsZero() {
		date = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	out.SetCreationDate(date)
	out.SetModificationDate(date)
	out.SetTitle(utf16String(m.Title), false)
	out.SetSubject(utf16String(m.Subject), false)
	out.SetAuthor(utf16String(m.Author), false)
	out.SetKeywords(utf16String(m.Keywords), false)
	out.SetCreator(utf16String(m.Tool), false)
	out.SetProducer(producer, false)
	out.SetLang(language)
	out.SetXmpMetadata(xmp(m, date))
}

func (p *page) height() float64 {
	if p.landscape {
		return paperWidth
	}
	return paperHeight
}
