package pdf

import (
	"bytes"

	"github.com/klauspost/compress/zlib"
)

// workshop is the memory that a document needs while it is written. The last
// documents' are used again: a compressor alone takes 800 kB.
type workshop struct {
	setter  typesetter
	raw     bytes.Buffer // what fpdf writes
	packed  bytes.Buffer // the stream that was compressed last
	program []byte       // the font file that was made last
	out     []byte       // the finished file
	text    *zlib.Writer // finds repetitions, for operators and lists
	outline *zlib.Writer // does not: outlines have few
}

// workshop returns an empty workshop; give it back when the file is written.
func (f *Fonts) workshop() *workshop {
	w, ok := f.workshops.Get().(*workshop)
	if !ok {
		w = &workshop{}
		w.text, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed) // levels that exist
		w.outline, _ = zlib.NewWriterLevel(nil, zlib.HuffmanOnly)
	}
	w.setter.reset(f)
	w.raw.Reset()
	w.out = w.out[:0]
	return w
}

// pack compresses a stream. The next call overwrites the result.
func (w *workshop) pack(z *zlib.Writer, data []byte) ([]byte, error) {
	w.packed.Reset()
	z.Reset(&w.packed)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err := z.Close()
	return w.packed.Bytes(), err
}
