// Package pdf sets a [document.Document] as a Chinese official document after
// GB/T 9704—2012 and writes it as PDF.
//
//	fonts, err := pdf.LoadFonts() // once per process
//	err = pdf.Render(w, doc, fonts)
//
// # The way of a document
//
// Blocks become boxes, boxes become pages, pages become bytes:
//
//   - fonts.go, face.go, cut.go: the embedded typefaces, which characters they
//     have, how wide those are, and small copies of them for one document;
//   - glyph.go, space.go, breaks.go, line.go, justify.go: the text engine, from
//     a string to lines of glyphs with their spacing;
//   - text.go, head.go, close.go, imprint.go, table*.go, chart*.go: each block
//     as boxes, pieces that are never split;
//   - box.go: the flow, which puts boxes on pages and keeps together what
//     belongs together;
//   - op.go, place.go, paint.go: what is on a page as a list, and its drawing;
//   - render.go: the whole, in order;
//   - xmp.go, finish.go: what PDF/A-2b asks for and fpdf does not write.
//
// Layout is finished before the first byte is written, so each font is cut to
// the characters in use, and the same document gives the same bytes.
//
// # What the text engine promises
//
// No rune is lost or moved. No line is wider than its measure, except for a
// single character that is wider by itself. No line begins with a closing mark
// or ends with an opening one, and figures keep their signs and units, as long
// as the piece is not longer than a line. A character that no font has is
// printed as 〓; [Fonts.Missing] tells which those are.
package pdf
