package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zlib"
)

// fpdf leaves a few things that keep a file from being PDF/A-2b: the trailer
// names the wrong /Info when there is an output intent, there is no /ID, the
// catalogue holds an empty tree of embedded files, the map to Unicode is one
// range and knows nothing of characters beyond the BMP. finish mends them in
// the finished bytes and writes a new cross-reference table.
//
// What is mended, and where, is listed in mend.

// pdfObject is an indirect object, from "N 0 obj" to "endobj".
type pdfObject []byte

// head is the object up to its stream: the part that may be searched.
func (o pdfObject) head() []byte {
	if i := bytes.Index(o, []byte("\nstream\n")); i >= 0 {
		return o[:i]
	}
	return o
}

func (o pdfObject) isA(mark string) bool { return bytes.Contains(o.head(), []byte(mark)) }

// finish mends the output of fpdf.
func finish(raw []byte, f *Fonts) ([]byte, error) {
	objects, err := splitObjects(raw)
	if err != nil {
		return nil, fmt.Errorf("pdf: finish: %w", err)
	}
	root, info := 0, 0
	for i, o := range objects {
		if objects[i], err = f.mend(o); err != nil {
			return nil, fmt.Errorf("pdf: finish: object %d: %w", i+1, err)
		}
		switch {
		case o.isA("/Type /Catalog"):
			root = i + 1
		case o.isA("/CreationDate"):
			info = i + 1
		}
	}
	if root == 0 || info == 0 {
		return nil, fmt.Errorf("pdf: finish: no catalogue or no information in %d objects", len(objects))
	}
	return joinObjects(objects, root, info), nil
}

// splitObjects cuts a file at the offsets of its cross-reference table.
func splitObjects(raw []byte) ([]pdfObject, error) {
	at := bytes.LastIndex(raw, []byte("startxref\n"))
	if at < 0 {
		return nil, fmt.Errorf("no startxref")
	}
	word, _, _ := strings.Cut(string(raw[at+len("startxref\n"):]), "\n")
	xref, err := strconv.Atoi(word)
	if err != nil || xref < 0 || xref >= at {
		return nil, fmt.Errorf("bad startxref %q", word)
	}
	offsets, err := readXref(string(raw[xref:at]))
	if err != nil {
		return nil, err
	}
	ends := append(slices.Clone(offsets), xref)
	slices.Sort(ends)
	objects := make([]pdfObject, len(offsets))
	for i, from := range offsets {
		next, _ := slices.BinarySearch(ends, from+1)
		if next == len(ends) {
			return nil, fmt.Errorf("object %d lies behind the table", i+1)
		}
		objects[i] = raw[from:ends[next]]
	}
	return objects, nil
}

// readXref reads the offsets of objects 1 to n.
func readXref(table string) ([]int, error) {
	lines := strings.Split(table, "\n")
	var n int
	if len(lines) < 3 || lines[0] != "xref" {
		return nil, fmt.Errorf("no cross-reference table")
	}
	if _, err := fmt.Sscanf(lines[1], "0 %d", &n); err != nil || len(lines) < n+2 {
		return nil, fmt.Errorf("bad cross-reference table %q", lines[1])
	}
	out := make([]int, 0, n)
	for _, l := range lines[3 : n+2] {
		word, _, _ := strings.Cut(l, " ")
		off, err := strconv.Atoi(word)
		if err != nil {
			return nil, fmt.Errorf("bad cross-reference entry %q", l)
		}
		out = append(out, off)
	}
	return out, nil
}

// mend returns the object as PDF/A-2b wants it.
func (f *Fonts) mend(o pdfObject) (pdfObject, error) {
	switch {
	case o.isA("/Type /Catalog"):
		return mendCatalog(o), nil
	case bytes.Contains(o, []byte("\nstream\n/CIDInit")):
		return f.toUnicode(o), nil
	case o.isA("/Type /Font"):
		return bytes.ReplaceAll(o, []byte("/utf8"), []byte("/QRPTAA+Report-")), nil
	case o.isA("/Type /Annot") && !o.isA("/F 4"):
		return bytes.ReplaceAll(o, []byte("/Subtype /Link"), []byte("/Subtype /Link /F 4")), nil
	case bytes.Contains(o.head(), []byte(" 0 obj\n<</Length ")) && !o.isA("/Filter") && !o.isA("/Type"):
		return f.deflate(o)
	}
	return o, nil
}

// deflate compresses the content of a page. fpdf would make a compressor of
// 800 kB for each; ours are used again.
func (f *Fonts) deflate(o pdfObject) (pdfObject, error) {
	number, rest, _ := bytes.Cut(o, []byte(" "))
	_, rest, _ = bytes.Cut(rest, []byte("\nstream\n"))
	content, _, found := bytes.Cut(rest, []byte("\nendstream\n"))
	if !found {
		return o, nil
	}
	var packed bytes.Buffer
	z, ok := f.deflaters.Get().(*zlib.Writer)
	if !ok {
		z, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed) // a level that exists
	}
	defer f.deflaters.Put(z)
	z.Reset(&packed)
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	head := fmt.Sprintf("%s 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, packed.Len())
	return slices.Concat([]byte(head), packed.Bytes(), []byte("\nendstream\nendobj\n")), nil
}

// mendCatalog drops the empty name tree and adds page labels and the wish to
// show the title instead of the file name.
func mendCatalog(o pdfObject) pdfObject {
	from := bytes.Index(o, []byte("/Names <<"))
	end := bytes.LastIndex(o, []byte(">>"))
	if from < 0 || end < from {
		return o
	}
	out := slices.Clone(o[:from])
	out = append(out, "/PageLabels <</Nums [0 <</S /D>>]>>\n/ViewerPreferences <</DisplayDocTitle true>>\n"...)
	return append(out, o[end:]...)
}

// toUnicode writes the map from codes to Unicode: the code itself, in ranges
// that do not cross a 256 border, and the characters beyond the BMP.
func (f *Fonts) toUnicode(o pdfObject) pdfObject {
	number, _, _ := bytes.Cut(o, []byte(" "))
	stream := f.unicodeMap
	head := fmt.Sprintf("%s 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n", number, len(stream))
	return append([]byte(head), append(slices.Clone(stream), "\nendstream\nendobj\n"...)...)
}

// joinObjects writes the file anew.
func joinObjects(objects []pdfObject, root, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		out.Write(o)
	}
	id := sha256.Sum256(out.Bytes())
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, off := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, root, info, id[:16], id[:16], xref)
	return out.Bytes()
}
