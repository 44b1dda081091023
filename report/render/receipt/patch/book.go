package patch

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
)

// Book is a workbook being changed.
type Book struct {
	files   map[string]*zip.File // by name in lower case
	order   []*zip.File
	changed map[string][]byte // by name in lower case
	seen    map[string][]byte // inflated, not changed
	added   []string          // names of new parts, in order

	main   string // the workbook part
	types  namespaces
	sheets []sheet
	styles string // the styles part
	looks  int    // index of the first of our cell formats, -1 before they are there
	fills  int    // the same of our differential formats
}

// sheet is a tab and its part.
type sheet struct{ name, part string }

// most is more than any part that has passed the door; parts below small are
// kept once they are inflated, since every sheet is looked at several times.
const most, small = 128 << 20, 4 << 20

// ErrUnusual says that a workbook lacks what is needed to mark it.
var ErrUnusual = errors.New("patch: unusual workbook")

// Open reads the structure of a workbook.
func Open(data []byte) (*Book, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("patch: %w", err)
	}
	b := &Book{files: map[string]*zip.File{}, changed: map[string][]byte{}, seen: map[string][]byte{}, looks: -1, fills: -1}
	for _, f := range archive.File {
		b.files[strings.ToLower(f.Name)] = f
		b.order = append(b.order, f)
	}
	return b, cmp.Or(b.findMain(), b.findSheets())
}

// Sheets lists the names of the tabs in order.
func (b *Book) Sheets() (names []string) {
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	return names
}

// has reports whether there is a part.
func (b *Book) has(name string) bool {
	key := strings.ToLower(name)
	return b.files[key] != nil || b.changed[key] != nil
}

// load returns a part as UTF-8.
func (b *Book) load(name string) ([]byte, error) {
	key := strings.ToLower(name)
	if data, ok := b.changed[key]; ok {
		return data, nil
	}
	if data, ok := b.seen[key]; ok {
		return data, nil
	}
	f := b.files[key]
	if f == nil {
		return nil, fmt.Errorf("%w: no part %s", ErrUnusual, name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("patch: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(r, most))
	if data = utf8Of(data); len(data) < small {
		b.seen[key] = data
	}
	return data, cmp.Or(err, r.Close())
}

// utf8Of converts a part in UTF-16, which the door lets pass, and drops a byte
// order mark with the declaration behind it.
func utf8Of(data []byte) []byte {
	high := -1 // place of the high byte in a unit
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("<\x00")):
		high = 1
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.HasPrefix(data, []byte("\x00<")):
		high = 0
	default:
		return bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
	}
	text := strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF")
	if end := strings.Index(text, "?>"); strings.HasPrefix(text, "<?xml") && end > 0 {
		text = text[end+2:]
	}
	return []byte(text)
}

// set replaces a part or adds one.
func (b *Book) set(name string, data []byte) {
	if !b.has(name) {
		b.added = append(b.added, name)
	}
	b.changed[strings.ToLower(name)] = data
}

// edit changes a part.
func (b *Book) edit(name, leaf string, change func(*draft) error) error {
	data, err := b.load(name)
	if err != nil {
		return err
	}
	d, err := newDraft(data, leaf)
	if err == nil {
		err = change(d)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if len(d.edits) > 0 {
		b.set(name, d.bytes())
	}
	return nil
}

// free is a part name that is not taken, made from a pattern with a %d.
func (b *Book) free(pattern string) string {
	for i := 1; ; i++ {
		if name := fmt.Sprintf(pattern, i); !b.has(name) {
			return name
		}
	}
}

// Write writes the workbook. The same changes give the same bytes.
func (b *Book) Write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range b.order {
		if err := b.copyPart(out, f); err != nil {
			return fmt.Errorf("patch: %s: %w", f.Name, err)
		}
	}
	for _, name := range b.added {
		if err := create(out, name, b.changed[strings.ToLower(name)]); err != nil {
			return fmt.Errorf("patch: %s: %w", name, err)
		}
	}
	return out.Close()
}

// copyPart copies a part as it is compressed, unless it was changed.
func (b *Book) copyPart(out *zip.Writer, f *zip.File) error {
	if data, ok := b.changed[strings.ToLower(f.Name)]; ok {
		return create(out, f.Name, data)
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return err
	}
	w, err := out.CreateRaw(&zip.FileHeader{
		Name: f.Name, Method: f.Method, Flags: f.Flags &^ 8, CRC32: f.CRC32, // no sizes behind the data
		CompressedSize64: f.CompressedSize64, UncompressedSize64: f.UncompressedSize64,
		//lint:ignore SA1019 Modified would add an extra field to an entry that is to stay as it is
		ModifiedTime: f.ModifiedTime,
		//lint:ignore SA1019 as above
		ModifiedDate: f.ModifiedDate,
	})
	if err != nil {
		return err
	}
	_, err = io.Copy(w, raw)
	return err
}

// create writes a new part, dated like those of our other workbooks.
func create(out *zip.Writer, name string, data []byte) error {
	//lint:ignore SA1019 Modified would add an extra field to every entry
	w, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// relsOf is the name of the part with the relationships of a part.
func relsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// index finds a tab.
func (b *Book) index(name string) int {
	return slices.IndexFunc(b.sheets, func(s sheet) bool { return s.name == name })
}
