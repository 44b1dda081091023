package pdf

import (
	"bytes"

	"github.com/klauspost/compress/zlib"
)

// pack compresses a stream. A compressor takes 800 kB: those of the last
// documents are used again.
func (f *Fonts) pack(data []byte) ([]byte, error) {
	z, ok := f.deflaters.Get().(*zlib.Writer)
	if !ok {
		z, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed) // a level that exists
	}
	defer f.deflaters.Put(z)
	var packed bytes.Buffer
	z.Reset(&packed)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	err := z.Close()
	return packed.Bytes(), err
}
