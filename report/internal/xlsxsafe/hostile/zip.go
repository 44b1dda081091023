package hostile

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
)

// member is one entry of an archive with everything that can be lied about.
// Fields that are zero are filled in truthfully.
type member struct {
	name      string
	localName string // if it differs
	body      []byte // uncompressed
	packed    []byte // compressed
	stored    bool
	flags     uint16
	method    uint16
	crc       uint32
	size      uint64
	zip64     bool // sizes in the zip64 extra field
	at        int  // 1 + index of the member whose header and data are used
}

// fill computes what was not given.
func (m *member) fill() {
	if m.packed == nil {
		m.packed = m.body
		if !m.stored {
			m.packed = deflate(m.body)
		}
	}
	if m.method == 0 && !m.stored {
		m.method = 8
	}
	if m.crc == 0 {
		m.crc = crc32.ChecksumIEEE(m.body)
	}
	if m.size == 0 {
		m.size = uint64(len(m.body))
	}
}

// deflate compresses quickly.
func deflate(b []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestSpeed)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

// zipOf writes an archive.
func zipOf(members []member) []byte {
	var out, dir bytes.Buffer
	offsets := make([]int, len(members))
	for i := range members {
		m := &members[i]
		m.fill()
		offsets[i] = out.Len()
		if m.at > 0 {
			offsets[i] = offsets[m.at-1]
		} else {
			out.Write(localHeader(m))
			out.Write(m.packed)
		}
		dir.Write(centralHeader(m, offsets[i]))
	}
	start := out.Len()
	out.Write(dir.Bytes())
	out.Write(endRecord(len(members), dir.Len(), start))
	return out.Bytes()
}

// sizes gives the two 32-bit sizes and the zip64 extra field.
func (m *member) sizes() (packed, size uint32, extra []byte) {
	if !m.zip64 {
		return uint32(len(m.packed)), uint32(m.size), nil
	}
	le := binary.LittleEndian
	extra = le.AppendUint16(le.AppendUint16(nil, 1), 16)
	extra = le.AppendUint64(le.AppendUint64(extra, m.size), uint64(len(m.packed)))
	return 0xFFFFFFFF, 0xFFFFFFFF, extra
}

// localHeader writes what stands before the data.
func localHeader(m *member) []byte {
	le := binary.LittleEndian
	packed, size, extra := m.sizes()
	name := m.name
	if m.localName != "" {
		name = m.localName
	}
	b := le.AppendUint16([]byte("PK\x03\x04"), 45)
	b = le.AppendUint16(le.AppendUint16(b, m.flags), m.method)
	b = le.AppendUint32(b, 0x3E770000)
	b = le.AppendUint32(le.AppendUint32(le.AppendUint32(b, m.crc), packed), size)
	b = le.AppendUint16(le.AppendUint16(b, uint16(len(name))), uint16(len(extra)))
	return append(append(b, name...), extra...)
}

// centralHeader writes the line of the directory.
func centralHeader(m *member, offset int) []byte {
	le := binary.LittleEndian
	packed, size, extra := m.sizes()
	b := le.AppendUint16(le.AppendUint16([]byte("PK\x01\x02"), 45), 45)
	b = le.AppendUint16(le.AppendUint16(b, m.flags), m.method)
	b = le.AppendUint32(b, 0x3E770000)
	b = le.AppendUint32(le.AppendUint32(le.AppendUint32(b, m.crc), packed), size)
	b = le.AppendUint16(le.AppendUint16(b, uint16(len(m.name))), uint16(len(extra)))
	b = append(b, make([]byte, 10)...) // comment, disk, attributes
	b = le.AppendUint32(b, uint32(offset))
	return append(append(b, m.name...), extra...)
}

// endRecord writes the end-of-central-directory record.
func endRecord(count, size, start int) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("PK\x05\x06"), 0)
	b = le.AppendUint16(le.AppendUint16(b, uint16(count)), uint16(count))
	b = le.AppendUint32(le.AppendUint32(b, uint32(size)), uint32(start))
	return le.AppendUint16(b, 0)
}

// zip64Of turns the end of an archive into its zip64 form.
func zip64Of(file []byte, count uint64) []byte {
	le := binary.LittleEndian
	end := len(file) - 22
	size, start := le.Uint32(file[end+12:]), le.Uint32(file[end+16:])
	b := append([]byte{}, file[:end]...)
	b = le.AppendUint64(append(b, "PK\x06\x06"...), 44)
	b = le.AppendUint64(le.AppendUint32(b, 45|45<<16), 0)
	b = le.AppendUint64(le.AppendUint64(b, count), count)
	b = le.AppendUint64(le.AppendUint64(b, uint64(size)), uint64(start))
	b = le.AppendUint32(append(b, "PK\x06\x07"...), 0)
	b = le.AppendUint32(le.AppendUint64(b, uint64(end)), 1)
	tail := endRecord(0xFFFF, 0, 0)
	le.PutUint32(tail[12:], 0xFFFFFFFF)
	le.PutUint32(tail[16:], 0xFFFFFFFF)
	return append(b, tail...)
}
