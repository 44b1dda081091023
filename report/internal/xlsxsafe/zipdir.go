package xlsxsafe

import (
	"encoding/binary"
	"slices"
	"strings"
)

// entry is one file of the archive as the central directory has it.
type entry struct {
	name     string // with forward slashes
	key      string // name in lower case
	raw      []byte // name as written
	flags    uint16
	method   uint16
	crc      uint32
	packed   int64 // compressed size
	size     int64 // uncompressed size
	header   int64 // offset of the local header
	data     int64 // offset of the compressed bytes
	verified bool
}

// archive is the verified directory of a zip file.
type archive struct {
	file    []byte
	entries []entry
	byKey   map[string]int
}

// openArchive reads the directory of the file and compares it with the local
// headers, within the limits.
func openArchive(file []byte, lim *Limits) (*archive, *Refusal) {
	dir, no := findDirectory(file)
	if no != nil {
		return nil, no
	}
	if dir.count > int64(lim.Parts) {
		return nil, refuse(CodeTooManyParts, "", "")
	}
	if dir.start < 0 || dir.end > int64(len(file)) || dir.start > dir.end ||
		dir.count*sizeCentral > dir.end-dir.start {
		return nil, refuse(CodeBadZip, "", "directory out of place")
	}
	a := &archive{file: file, entries: make([]entry, 0, dir.count), byKey: make(map[string]int, dir.count)}
	if no := a.readDirectory(file[dir.start:dir.end], dir.count); no != nil {
		return nil, no
	}
	if no := a.checkLayout(dir.start); no != nil {
		return nil, no
	}
	return a, a.checkSizes(lim)
}

// readDirectory reads all central headers.
func (a *archive) readDirectory(b []byte, count int64) *Refusal {
	for range count {
		e, n, ok := readCentral(b)
		if !ok {
			return refuse(CodeBadZip, "", "damaged directory")
		}
		b = b[n:]
		if no := a.add(e); no != nil {
			return no
		}
	}
	if len(b) > 0 {
		return refuse(CodeBadZip, "", "directory longer than its count")
	}
	return nil
}

// readCentral reads the central header at the start of b and its length.
func readCentral(b []byte) (e entry, n int, ok bool) {
	le := binary.LittleEndian
	if len(b) < sizeCentral || string(b[:4]) != sigCentral {
		return e, 0, false
	}
	nameLen, extraLen := int(le.Uint16(b[28:])), int(le.Uint16(b[30:]))
	n = sizeCentral + nameLen + extraLen + int(le.Uint16(b[32:]))
	if n > len(b) || le.Uint16(b[34:]) != 0 {
		return e, 0, false
	}
	e = entry{
		flags: le.Uint16(b[8:]), method: le.Uint16(b[10:]), crc: le.Uint32(b[16:]),
		packed: int64(le.Uint32(b[20:])), size: int64(le.Uint32(b[24:])),
		header: int64(le.Uint32(b[42:])),
		raw:    b[sizeCentral : sizeCentral+nameLen],
	}
	extra := b[sizeCentral+nameLen : sizeCentral+nameLen+extraLen]
	return e, n, widen(extra, &e.size, &e.packed, &e.header)
}

// widen replaces the fields that are all ones by those of the zip64 extra
// field; without such fields the extra field is not looked at.
func widen(extra []byte, fields ...*int64) bool {
	const all = 0xFFFFFFFF
	le := binary.LittleEndian
	if !slices.ContainsFunc(fields, func(f *int64) bool { return *f == all }) {
		return true
	}
	for len(extra) >= 4 {
		id, n := le.Uint16(extra), int(le.Uint16(extra[2:]))
		if extra = extra[4:]; n > len(extra) {
			return false
		}
		if id != 1 {
			extra = extra[n:]
			continue
		}
		b := extra[:n]
		for _, f := range fields {
			if *f != all {
				continue
			}
			if len(b) < 8 || le.Uint64(b) > 1<<62 {
				return false
			}
			*f, b = int64(le.Uint64(b)), b[8:]
		}
		return true
	}
	return false
}

// add checks one entry by itself and enters it under its name.
func (a *archive) add(e entry) *Refusal {
	const encrypted, strong, patched, masked = 1 << 0, 1 << 6, 1 << 5, 1 << 13
	e.name = strings.ReplaceAll(string(e.raw), `\`, "/")
	e.key = strings.ToLower(e.name)
	if strange(e.name) {
		return refuse(CodeStrangePath, e.name, "")
	}
	if e.flags&(encrypted|strong|masked) != 0 {
		return refuse(CodeEncrypted, e.name, "encrypted archive entry")
	}
	if e.method != 0 && e.method != 8 || e.flags&patched != 0 {
		return refuse(CodeZipFeature, e.name, "compression method")
	}
	if e.method == 0 && e.size != e.packed {
		return refuse(CodeBadZip, e.name, "stored with two sizes")
	}
	if _, twice := a.byKey[e.key]; twice {
		return refuse(CodeDuplicatePart, e.name, "")
	}
	a.byKey[e.key] = len(a.entries)
	a.entries = append(a.entries, e)
	return nil
}

// strange says whether a name could reach outside a folder or hide something.
func strange(name string) bool {
	if name == "" || name[0] == '/' || len(name) > 1024 {
		return true
	}
	for i := range len(name) {
		if c := name[i]; c < ' ' || c == ':' || c == 0x7F {
			return true
		}
	}
	for seg := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		if seg == "" || strings.Trim(seg, ".") == "" {
			return true
		}
	}
	return false
}

// checkLayout compares every entry with its local header and refuses overlaps.
func (a *archive) checkLayout(dirStart int64) *Refusal {
	order := make([]*entry, len(a.entries))
	for i := range a.entries {
		order[i] = &a.entries[i]
	}
	slices.SortFunc(order, func(x, y *entry) int { return int(min(max(x.header-y.header, -1), 1)) })
	var free int64
	for _, e := range order {
		if e.header < free {
			return refuse(CodeBadZip, e.name, "overlaps another entry")
		}
		if !a.checkLocal(e, dirStart) {
			return refuse(CodeBadZip, e.name, "local header differs from the directory")
		}
		free = e.data + e.packed
	}
	if len(order) > 0 && order[0].header != 0 {
		return refuse(CodeBadZip, "", "something stands before the archive")
	}
	return nil
}

// checkLocal compares one entry with its local header and finds its data.
func (a *archive) checkLocal(e *entry, dirStart int64) bool {
	const streamed = 1 << 3
	le := binary.LittleEndian
	if e.header > dirStart-sizeLocal || string(a.file[e.header:e.header+4]) != sigLocal {
		return false
	}
	h := a.file[e.header:dirStart]
	nameLen, extraLen := int(le.Uint16(h[26:])), int(le.Uint16(h[28:]))
	if sizeLocal+nameLen+extraLen > len(h) || string(h[sizeLocal:sizeLocal+nameLen]) != string(e.raw) ||
		le.Uint16(h[8:]) != e.method || (le.Uint16(h[6:])^e.flags)&1 != 0 {
		return false
	}
	e.data = e.header + int64(sizeLocal+nameLen+extraLen)
	if e.packed > dirStart-e.data {
		return false
	}
	crc, packed, size := le.Uint32(h[14:]), int64(le.Uint32(h[18:])), int64(le.Uint32(h[22:]))
	if (le.Uint16(h[6:])|e.flags)&streamed != 0 && crc == 0 && packed|size == 0 {
		return true
	}
	extra := h[sizeLocal+nameLen : sizeLocal+nameLen+extraLen]
	late := (le.Uint16(h[6:])|e.flags)&streamed != 0
	if !widen(extra, &size, &packed) {
		return late
	}
	return (crc == e.crc || late && crc == 0) &&
		(packed == e.packed || late && packed == 0) && (size == e.size || late && size == 0)
}

// checkSizes holds the declared sizes against the limits; inflating proves
// later that they are true.
func (a *archive) checkSizes(lim *Limits) *Refusal {
	var total int64
	for i := range a.entries {
		e := &a.entries[i]
		switch total += e.size; {
		case e.size > lim.EntryBytes:
			return refuse(CodePartTooBig, e.name, "")
		case e.size > lim.RatioFloor && e.size/lim.Ratio > e.packed:
			return refuse(CodeRatio, e.name, "")
		case total > lim.TotalBytes:
			return refuse(CodeTotalTooBig, "", "")
		}
	}
	return nil
}
