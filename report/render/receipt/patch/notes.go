package patch

import (
	"fmt"
	"strconv"
	"strings"

	"qreport/report/form/layout"
)

// author signs our notes.
const author = "qreport"

// runFont is the type of our notes; without it they come out in bold.
const runFont = `<rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr>`

// annotate puts the notes of marks on a sheet: behind what the sender has
// written on the same cell.
func (b *Book) annotate(sheetPart string, marks []Mark) error {
	part, err := b.notesPart(sheetPart)
	if err != nil {
		return err
	}
	var fresh, grown []Mark
	err = b.edit(part, "", func(d *draft) error {
		list := d.root.child("commentList")
		if list == nil {
			return fmt.Errorf("%w: no commentList", ErrUnusual)
		}
		old := map[string]*node{}
		for _, n := range list.children("comment") {
			old[n.get("ref")] = n
		}
		by := d.addAuthor()
		var added []string
		for _, m := range marks {
			if n := old[m.Cell]; n != nil {
				d.extend(n, m.Note)
				grown = append(grown, Mark{Cell: m.Cell, Note: textOf(n) + "\n" + m.Note})
				continue
			}
			added = append(added, fmt.Sprintf(`<comment ref="%s" authorId="%d"><text>%s</text></comment>`, m.Cell, by, run(m.Note)))
			fresh = append(fresh, m)
		}
		if len(added) > 0 {
			d.appendTo(list, added...)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.drawNotes(sheetPart, fresh, grown)
}

// notesPart finds the notes of a sheet, or makes an empty part for them.
func (b *Book) notesPart(sheetPart string) (string, error) {
	list, err := b.relations(sheetPart)
	if err != nil {
		return "", err
	}
	if part, ok := related(list, "comments", ""); ok && b.has(part) {
		return part, nil
	}
	part := b.free("xl/commentsQ%d.xml")
	b.set(part, []byte(xmlHead+`<comments xmlns="`+b.types.main+`"><authors></authors><commentList></commentList></comments>`))
	if err := b.declare(part, spreadsheet+"comments+xml"); err != nil {
		return "", err
	}
	_, err = b.relate(sheetPart, "comments", part)
	return part, err
}

// addAuthor returns the index of our author, who is added when missing.
func (d *draft) addAuthor() int {
	authors := d.root.child("authors")
	if authors == nil {
		d.insert(d.root.child("commentList").start, d.adapt(d.root, `<authors><author>`+author+`</author></authors>`))
		return 0
	}
	for i, a := range authors.kids {
		if a.text == author {
			return i
		}
	}
	d.appendTo(authors, `<author>`+author+`</author>`)
	return len(authors.kids)
}

func run(text string) string {
	return `<r>` + runFont + `<t xml:space="preserve">` + escape(text) + `</t></r>`
}

// extend adds a run to a comment. A text that stands without a run gets one:
// not every program shows both.
func (d *draft) extend(comment *node, note string) {
	text := comment.child("text")
	if text == nil {
		d.appendTo(comment, `<text>`+run(note)+`</text>`)
		return
	}
	if plain := text.child("t"); plain != nil {
		d.insert(plain.start, d.adapt(text, `<r>`))
		d.insert(plain.end, `</`+strings.TrimSuffix(d.written(text), "text")+`r>`)
	}
	d.appendTo(text, run("\n"+note))
}

// textOf is the whole text of a comment.
func textOf(comment *node) string {
	var b strings.Builder
	comment.descend(func(n *node) {
		if n.name.Local == "t" {
			b.WriteString(n.text)
		}
	})
	return b.String()
}

// unannotate takes our notes off a sheet: what begins with our mark, to the
// end. What the sender wrote before it stays as it is.
func (b *Book) unannotate(sheetPart string) error {
	list, err := b.relations(sheetPart)
	if err != nil {
		return err
	}
	part, ok := related(list, "comments", "")
	if !ok || !b.has(part) {
		return nil
	}
	var gone []string
	err = b.edit(part, "", func(d *draft) error {
		comments := d.root.child("commentList")
		if comments == nil {
			return nil
		}
		for _, n := range comments.children("comment") {
			own, _, ours := strings.Cut(textOf(n), layout.ReceiptMark)
			switch {
			case ours && strings.Trim(own, "\n ") == "":
				d.remove(n)
				gone = append(gone, n.get("ref"))
			case ours:
				d.cutNote(n)
			}
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	return b.eraseNotes(sheetPart, gone)
}

// cutNote removes our part of a comment.
func (d *draft) cutNote(comment *node) {
	ours := false
	comment.descend(func(n *node) {
		switch {
		case n.name.Local == "r" && ours:
			d.remove(n)
		case n.name.Local == "t" && !ours:
			var own string
			if own, _, ours = strings.Cut(n.text, layout.ReceiptMark); ours {
				d.replace(n.tag, n.shut, escape(strings.TrimRight(own, "\n")))
			}
		}
	})
}

// number reads a number of a drawing, or -1.
func number(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return -1
	}
	return n
}
