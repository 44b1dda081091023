package xlsxout

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// level is where klauspost's deflate stops gaining size for the time it takes
// on sheets of numbers and hanzi.
const level = 5

// Parts that are put right after excelize has written them.
const (
	contentTypes = "[Content_Types].xml"
	coreProps    = "docProps/core.xml"
)

// Write writes the workbook with all parts in a fixed order.
func Write(w io.Writer, f *excelize.File) error {
	zip := NewZip(nil)
	f.SetZipWriter(func(out io.Writer) excelize.ZipWriter {
		zip.out = out
		return zip
	})
	return f.Write(w)
}

// Zip is an excelize.ZipWriter that buffers all parts and writes them sorted
// when closed.
type Zip struct {
	out   io.Writer
	parts []part
}

type part struct {
	name string
	data *bytes.Buffer
}

// NewZip makes a Zip over out.
func NewZip(out io.Writer) *Zip { return &Zip{out: out} }

// Create starts a part; it is kept in memory until Close.
func (z *Zip) Create(name string) (io.Writer, error) {
	data := new(bytes.Buffer)
	z.parts = append(z.parts, part{name, data})
	return data, nil
}

// AddFS is part of excelize's interface; a workbook never needs it.
func (z *Zip) AddFS(fs.FS) error {
	return errors.New("xlsxout: adding a file system is not supported")
}

// Close sorts the parts, [Content_Types].xml first as readers expect, and
// writes them.
func (z *Zip) Close() error {
	slices.SortFunc(z.parts, byName)
	archive := zip.NewWriter(z.out)
	archive.RegisterCompressor(zip.Deflate, oneDeflater())
	for _, p := range z.parts {
		if err := z.writePart(archive, p); err != nil {
			return fmt.Errorf("xlsxout: part %s: %w", p.name, err)
		}
	}
	return archive.Close()
}

func byName(a, b part) int {
	switch {
	case a.name == b.name:
		return 0
	case a.name == contentTypes:
		return -1
	case b.name == contentTypes:
		return 1
	}
	return strings.Compare(a.name, b.name)
}

func (z *Zip) writePart(archive *zip.Writer, p part) error {
	data, err := p.content()
	if err != nil {
		return err
	}
	// The first day that the format knows: the real one would be the clock's,
	// and a zero date is no date to some readers.
	//lint:ignore SA1019 Modified would add an extra field to every entry
	w, err := archive.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// content is what a part holds in the end.
func (p part) content() ([]byte, error) {
	switch p.name {
	case contentTypes:
		return sortTypes(p.data.Bytes())
	case coreProps:
		return []byte(coreNames.Replace(p.data.String())), nil
	}
	return p.data.Bytes(), nil
}

// oneDeflater uses one compressor for all parts of a file: they are written
// one after the other, and its tables are larger than most parts.
func oneDeflater() zip.Compressor {
	var shared *flate.Writer
	return func(out io.Writer) (io.WriteCloser, error) {
		if shared != nil {
			shared.Reset(out)
			return shared, nil
		}
		var err error
		shared, err = flate.NewWriter(out, level)
		return shared, err
	}
}
