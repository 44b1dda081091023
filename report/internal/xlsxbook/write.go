package xlsxbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"qreport/report/internal/xlsxout"
)

// Write writes the book.
func (b *Book) Write(w io.Writer, p xlsxout.Props) error {
	defer b.room.leave()
	z := packer{out: zip.NewWriter(&b.room.file), room: b.room}
	b.pack(&z, p)
	if z.err == nil {
		z.err = z.out.Close()
	}
	if z.err == nil {
		_, z.err = w.Write(b.room.file.Bytes())
	}
	if z.err != nil {
		return fmt.Errorf("xlsxbook: %w", z.err)
	}
	return nil
}

func (b *Book) pack(z *packer, p xlsxout.Props) {
	z.add("[Content_Types].xml", b.contentTypes())
	z.add("_rels/.rels", rootRelations())
	z.add("docProps/app.xml", appProps(p))
	z.add("docProps/core.xml", coreProps(p))
	z.add("xl/_rels/workbook.xml.rels", b.bookRelations())
	b.scratch = b.workbook(b.scratch[:0])
	z.add("xl/workbook.xml", b.scratch)
	z.addPacked("xl/theme/theme1.xml", packedTheme())
	z.add("xl/styles.xml", b.looks.part())
	b.scratch = b.shared.part(b.scratch[:0])
	z.add("xl/sharedStrings.xml", b.scratch)
	drawn := map[*Drawn]packed{}
	for _, s := range b.sheets {
		z.sheet(s, drawn)
	}
}

// sheet writes a sheet with what belongs to it. A chart that stands in two
// places is two parts, but is packed once.
func (z *packer) sheet(s *Sheet, drawn map[*Drawn]packed) {
	head := s.before(z.room.scratch[:0])
	tail := s.after(head)
	z.room.scratch = tail
	z.add(s.path(), tail[:len(head)], z.room.rows[s.first:s.last], tail[len(head):])
	if r := s.relations(); r != nil {
		z.add(numbered("xl/worksheets/_rels/sheet", s.number)+".rels", r)
	}
	if s.table != nil {
		z.add(s.table.path(), s.table.part())
	}
	if len(s.charts) == 0 {
		return
	}
	z.add(s.drawingPath(), s.drawing())
	z.add(numbered("xl/drawings/_rels/drawing", s.number)+".rels", s.drawingRelations())
	for _, c := range s.charts {
		p, again := drawn[c.chart]
		if !again {
			p = z.room.pack(c.chart.xml)
			p.data = bytes.Clone(p.data)
			drawn[c.chart] = p
		}
		z.addPacked(c.path(), p)
	}
}

// packer writes the parts of an archive; the first error stays.
type packer struct {
	out  *zip.Writer
	room *room
	err  error
}

// room is what a book is made in. It serves one book after the other: fresh
// memory costs more than the writing.
type room struct {
	rows    text
	cells   text // of which rows are made
	links   text
	named   text
	scratch text // a part, or the head and the end of a sheet
	shared  shared
	deflate *flate.Writer
	packed  bytes.Buffer
	file    bytes.Buffer
}

// leave clears the room for the next book.
func (r *room) leave() {
	clear(r.shared.index)
	clear(r.shared.texts)
	r.shared.texts, r.shared.uses = r.shared.texts[:0], 0
	r.rows, r.cells, r.links, r.named = r.rows[:0], r.cells[:0], r.links[:0], r.named[:0]
	r.file.Reset()
	rooms.Put(r)
}

// level is where klauspost's deflate takes a third of the time that its best
// takes on sheets, for a fifth more (docs/performance.md).
const level = 2

var rooms = sync.Pool{New: func() any { return newRoom() }}

func newRoom() *room {
	r := &room{shared: shared{index: map[string]SharedText{}}}
	r.deflate, _ = flate.NewWriter(&r.packed, level) // the level is right
	return r
}

// packed is a part as the archive holds it.
type packed struct {
	method uint16
	data   []byte
	size   int
	sum    uint32
}

// smallPart is up to where a part is stored as it is: a book has fifty such parts,
// a tenth of the time for packing, and they are 2 % of it.
const smallPart = 1024

// pack deflates a part in pieces; what it returns is good until the next call.
func (r *room) pack(pieces ...text) packed {
	if len(pieces) == 1 && len(pieces[0]) <= smallPart {
		return packed{zip.Store, pieces[0], len(pieces[0]), crc32.ChecksumIEEE(pieces[0])}
	}
	r.packed.Reset()
	r.deflate.Reset(&r.packed)
	p := packed{method: zip.Deflate}
	for _, data := range pieces {
		_, _ = r.deflate.Write(data) // a buffer takes everything
		p.size += len(data)
		p.sum = crc32.Update(p.sum, crc32.IEEETable, data)
	}
	_ = r.deflate.Close()
	p.data = r.packed.Bytes()
	return p
}

// packedTheme is packed once per process.
var packedTheme = sync.OnceValue(func() packed {
	return newRoom().pack(text(theme))
})

func (z *packer) add(name string, pieces ...text) { z.addPacked(name, z.room.pack(pieces...)) }

// addPacked writes a part. Its day is the first that the format knows: the real
// one would be the clock's, and a zero date is no date to some readers.
func (z *packer) addPacked(name string, p packed) {
	if z.err != nil {
		return
	}
	//lint:ignore SA1019 Modified would add an extra field to every entry
	w, err := z.out.CreateRaw(&zip.FileHeader{Name: name, Method: p.method, ModifiedDate: 1<<5 | 1,
		CRC32: p.sum, CompressedSize64: uint64(len(p.data)), UncompressedSize64: uint64(p.size)})
	if err == nil {
		_, err = w.Write(p.data)
	}
	z.err = err
}
