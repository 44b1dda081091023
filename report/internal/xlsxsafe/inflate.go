package xlsxsafe

import (
	"bytes"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// inflater holds what is needed to inflate one entry after another.
type inflater struct {
	src   bytes.Reader
	flate io.ReadCloser
	buf   []byte // for parts that are parsed
	drop  []byte // for parts that are only verified
}

// open returns a reader of the entry's uncompressed bytes.
func (f *inflater) open(a *archive, e *entry) io.Reader {
	f.src.Reset(a.file[e.data : e.data+e.packed])
	if e.method == 0 {
		return &f.src
	}
	if f.flate == nil {
		f.flate = flate.NewReader(&f.src)
		return f.flate
	}
	_ = f.flate.(flate.Resetter).Reset(&f.src, nil) // never fails
	return f.flate
}

// load inflates an entry into memory, verified, with a zero byte behind it.
// The bytes are good until the next load.
func (f *inflater) load(a *archive, e *entry, lim *Limits) ([]byte, *Refusal) {
	if e.size > lim.PartBytes {
		return nil, refuse(CodePartTooBig, e.name, "")
	}
	if int64(cap(f.buf)) < e.size+1 {
		f.buf = make([]byte, e.size+1)
	}
	b := f.buf[:e.size+1]
	r := f.open(a, e)
	if _, err := io.ReadFull(r, b[:e.size]); err != nil {
		return nil, damaged(e, err)
	}
	if no := f.atEnd(r, e); no != nil {
		return nil, no
	}
	if crc32.ChecksumIEEE(b[:e.size]) != e.crc {
		return nil, refuse(CodeBadCRC, e.name, "")
	}
	b[e.size] = 0
	e.verified = true
	return b, nil
}

// verify inflates an entry and drops the bytes.
func (f *inflater) verify(a *archive, e *entry) *Refusal {
	const chunk = 32 << 10
	if f.drop == nil {
		f.drop = make([]byte, chunk)
	}
	r, crc := f.open(a, e), uint32(0)
	for left := e.size; left > 0; {
		n := min(left, chunk)
		if _, err := io.ReadFull(r, f.drop[:n]); err != nil {
			return damaged(e, err)
		}
		crc = crc32.Update(crc, crc32.IEEETable, f.drop[:n])
		left -= n
	}
	if no := f.atEnd(r, e); no != nil {
		return no
	}
	if crc != e.crc {
		return refuse(CodeBadCRC, e.name, "")
	}
	e.verified = true
	return nil
}

// atEnd makes sure that neither side of the compression has more to give.
func (f *inflater) atEnd(r io.Reader, e *entry) *Refusal {
	var one [1]byte
	switch n, err := io.ReadFull(r, one[:]); {
	case n > 0:
		return refuse(CodeBadZip, e.name, "longer than the directory says")
	case err != io.EOF:
		return damaged(e, err)
	case f.src.Len() > 0:
		return refuse(CodeBadZip, e.name, "compressed data end early")
	}
	return nil
}

// damaged makes a refusal of an error of the decompressor.
func damaged(e *entry, err error) *Refusal {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return refuse(CodeBadZip, e.name, "shorter than the directory says")
	}
	return refuse(CodeBadCRC, e.name, err.Error())
}
