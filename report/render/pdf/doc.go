// Package pdf sets a [document.Document] as a Chinese official document after
// GB/T 9704—2012 and writes it as PDF.
//
//	fonts, err := pdf.LoadFonts(nil) // once per process
//	err = pdf.Render(w, doc, fonts)
//
// # The way of a document
//
// Blocks become boxes, boxes become pages, pages become bytes:
//
//   - fonts.go, face.go, typeface/: the embedded typefaces, which characters
//     they have, how wide those are, and the part that one document uses;
//   - class.go, glyph.go, space.go, breaks.go, line.go, justify.go,
//     typesetter.go: the text engine, from a string to lines of glyphs with
//     their spacing;
//   - text.go, head.go, close.go, imprint.go, table*.go, chart*.go: each block
//     as boxes, pieces that are never split;
//   - box.go, split.go: the flow, which puts boxes on pages, keeps together what
//     belongs together, and cuts tables where enough of them is on both sides;
//   - footnote.go: notes, which are numbered and placed with the lines that have
//     their marks;
//   - op.go, place.go: what is on a page, as a list;
//   - paint.go, show.go: its drawing, through fpdf; text as operators of ours;
//   - render.go: the whole, in order;
//   - xmp.go, embed.go, outline.go, finish.go: the fonts, the outline, what
//     PDF/A-2b asks for, and the finished file.
//
// Each font is cut to the characters in use, numbered in the order in which
// they are printed: the same document gives the same bytes.
//
// # What the text engine promises
//
// No rune is lost or moved. No line is wider than its measure, except for a
// single character that is wider by itself. No line begins with a closing mark
// or ends with an opening one, and figures keep their signs and units, as long
// as the piece is not longer than a line. A character that no font has is
// printed as 〓; [Fonts.Missing] tells which those are.
package pdf
