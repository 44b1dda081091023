package xlsxsafe

import (
	"errors"
	"fmt"
	"io"
	"sync"
)

// Open reads the workbook in the first size bytes of r. The name serves only to
// tell apart kinds of files that look the same inside; nothing is opened by it.
// Every error is a *Refusal.
func Open(name string, r io.ReaderAt, size int64, lim Limits) (wb *Workbook, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			wb, err = nil, refuse(CodeInternal, "", fmt.Sprint(fault))
		}
	}()
	lim = lim.filled()
	ws := workspaces.Get().(*workspace)
	wb, no := ws.open(name, r, size, &lim)
	ws.trim()
	workspaces.Put(ws)
	if no != nil {
		return nil, no
	}
	return wb, nil
}

// workspaces spares allocating buffers for each of thousands of workbooks. What
// Open returns never points into one.
var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// workspace is what one run of Open works with.
type workspace struct {
	file    []byte
	inflate inflater
	scan    scanner
	text    []byte
}

// trim lets go of buffers that only an unusual file needs.
func (ws *workspace) trim() {
	const keep = 1 << 20
	if cap(ws.file) > keep {
		ws.file = nil
	}
	if cap(ws.inflate.buf) > keep {
		ws.inflate.buf = nil
	}
	if cap(ws.text) > keep {
		ws.text = nil
	}
	ws.scan.buf, ws.scan.text, ws.scan.local, ws.scan.err = nil, nil, nil, nil
	ws.inflate.src.Reset(nil)
}

// open reads the file into memory, finds out what it is, and parses it.
func (ws *workspace) open(name string, r io.ReaderAt, size int64, lim *Limits) (*Workbook, *Refusal) {
	if no := sniffName(name, size); no != nil {
		return nil, no
	}
	if size > lim.FileBytes {
		return nil, refuse(CodeFileTooBig, "", fmt.Sprintf("%d bytes", size))
	}
	if no := ws.read(r, size); no != nil {
		return nil, no
	}
	if no := sniff(name, ws.file); no != nil {
		return nil, no
	}
	a, no := openArchive(ws.file, lim)
	if no != nil {
		return nil, no
	}
	p := &parser{ws: ws, archive: a, lim: lim}
	p.arena.left = lim.TextBytes
	return p.workbook()
}

// read fills ws.file.
func (ws *workspace) read(r io.ReaderAt, size int64) *Refusal {
	if int64(cap(ws.file)) < size {
		ws.file = make([]byte, size)
	}
	ws.file = ws.file[:size]
	n, err := r.ReadAt(ws.file, 0)
	switch {
	case int64(n) == size:
		return nil
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return refuse(CodeTruncated, "", "shorter than its size: still being written")
	}
	return refuse(CodeReadError, "", err.Error())
}
