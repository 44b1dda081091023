// Package typeface reads TrueType files and cuts subsets out of them for
// embedding in a PDF.
//
//	face, err := typeface.Parse(file)      // once per process
//	sub := face.Subset()                   // once per document
//	code := sub.Add('质')                   // a number for every glyph in use
//	program := sub.Program(nil)            // the font file of the document
//
// Only files with TrueType outlines (table glyf) and a Unicode character map are
// read. Parse looks at everything that is used later, so that a damaged file is
// refused and nothing after it can fail. A Face is immutable and may be shared
// by goroutines; a Subset belongs to one document.
//
// Widths and all other lengths are in thousandths of an em, the unit of PDF.
package typeface
