package xlsxsafe

import (
	"bytes"
	"encoding/binary"
)

// Signatures and fixed sizes of the zip format.
const (
	sigLocal     = "PK\x03\x04"
	sigCentral   = "PK\x01\x02"
	sigEnd       = "PK\x05\x06"
	sigEnd64     = "PK\x06\x06"
	sigLocator64 = "PK\x06\x07"

	sizeLocal     = 30
	sizeCentral   = 46
	sizeEnd       = 22
	sizeEnd64     = 56
	sizeLocator64 = 20
)

// directory says where the central directory lies.
type directory struct {
	start, end int64
	count      int64
}

// findDirectory finds the one end-of-central-directory record that fits the
// file. Bytes behind it do no harm unless another record is among them.
func findDirectory(b []byte) (directory, *Refusal) {
	var found directory
	valid, last, validAt := 0, -1, -1
	for p := nextEnd(b, 0); p >= 0; p = nextEnd(b, p+1) {
		last = p
		if d, ok := readEnd(b, p); ok {
			found, validAt = d, p
			valid++
		}
	}
	switch {
	case valid > 1, valid == 1 && validAt != last:
		return found, refuse(CodeAmbiguousZip, "", "more than one end-of-directory record")
	case valid == 1:
		return found, nil
	case last >= 0 && len(b)-last <= sizeEnd+1<<16:
		return found, refuse(CodeBadZip, "", "end-of-directory record does not fit the file")
	}
	return found, refuse(CodeTruncated, "", "no end-of-directory record")
}

// nextEnd finds the next end-of-directory record that is complete, or -1.
func nextEnd(b []byte, from int) int {
	i := bytes.Index(b[from:], []byte(sigEnd))
	if i < 0 || from+i+sizeEnd > len(b) {
		return -1
	}
	return from + i
}

// readEnd reads the record at p; ok is false if it cannot belong to this file.
func readEnd(b []byte, p int) (d directory, ok bool) {
	le := binary.LittleEndian
	e := b[p:]
	if le.Uint16(e[4:]) != 0 || le.Uint16(e[6:]) != 0 || le.Uint16(e[8:]) != le.Uint16(e[10:]) ||
		p+sizeEnd+int(le.Uint16(e[20:])) > len(b) {
		return d, false
	}
	d = directory{count: int64(le.Uint16(e[10:])), start: int64(le.Uint32(e[16:]))}
	size := int64(le.Uint32(e[12:]))
	d.end = d.start + size
	if q := p - sizeLocator64; q >= 0 && string(b[q:q+4]) == sigLocator64 {
		return readEnd64(b, q, d)
	}
	return d, d.end == int64(p)
}

// readEnd64 follows the zip64 locator at q; the small record must agree with
// the large one where it is not all ones.
func readEnd64(b []byte, q int, small directory) (d directory, ok bool) {
	le := binary.LittleEndian
	at := le.Uint64(b[q+8:])
	if at+sizeEnd64 != uint64(q) || string(b[at:at+4]) != sigEnd64 {
		return d, false
	}
	e := b[at:]
	size := le.Uint64(e[40:])
	d = directory{count: int64(le.Uint64(e[32:])), start: int64(le.Uint64(e[48:]))}
	if le.Uint64(e[4:]) != sizeEnd64-12 || le.Uint64(e[24:]) != le.Uint64(e[32:]) ||
		le.Uint32(e[16:]) != 0 || le.Uint32(e[20:]) != 0 ||
		size > at || d.start < 0 || d.count < 0 || uint64(d.start) != at-size {
		return d, false
	}
	d.end = int64(at)
	smallSize := small.end - small.start
	return d, (small.count == 0xFFFF || small.count == d.count) &&
		(small.start == 0xFFFFFFFF || small.start == d.start) &&
		(smallSize == 0xFFFFFFFF || smallSize == int64(size))
}
