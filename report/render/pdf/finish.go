package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// fpdf leaves a few things that keep a file from being PDF/A-2b: there is no
// /ID, the catalogue holds an empty tree of embedded files, links have no
// flags. It also knows nothing of our fonts and output intent. finish puts all
// that into the finished bytes and writes a new cross-reference table.
//
// What is changed, and where, is listed in mend.

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

// finish completes the output of fpdf. casts are the fonts by their number.
func finish(raw []byte, casts []*cast, f *Fonts) ([]byte, error) {
	objects, err := splitObjects(raw)
	if err != nil {
		return nil, fmt.Errorf("pdf: finish: %w", err)
	}
	objects = append(objects, stream(len(objects)+1, "/N 3 /Alternate /DeviceRGB /Filter /FlateDecode", f.profile))
	e := ending{fonts: f, profile: len(objects)}
	if objects, err = e.embed(objects, casts); err != nil {
		return nil, err
	}
	for i, o := range objects[:e.profile] {
		if objects[i], err = e.mend(i+1, o); err != nil {
			return nil, fmt.Errorf("pdf: finish: object %d: %w", i+1, err)
		}
	}
	if e.root == 0 || e.info == 0 {
		return nil, fmt.Errorf("pdf: finish: no catalogue or no information in %d objects", len(objects))
	}
	return joinObjects(objects, e.root, e.info), nil
}

// ending is what finish knows of the objects by their numbers.
type ending struct {
	fonts               *Fonts
	profile, root, info int
	resources           []byte // names of the fonts
}

// embed appends the objects of the fonts.
func (e *ending) embed(objects []pdfObject, casts []*cast) ([]pdfObject, error) {
	for id, c := range casts {
		if c == nil {
			continue
		}
		first := len(objects) + 1
		e.resources = fmt.Appendf(e.resources, "/F%d %d 0 R\n", id, first)
		font, err := e.fonts.embed(c, first)
		if err != nil {
			return nil, fmt.Errorf("pdf: font %s: %w", c.face.name, err)
		}
		objects = append(objects, font...)
	}
	return objects, nil
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
func (e *ending) mend(number int, o pdfObject) (pdfObject, error) {
	switch {
	case o.isA("/Type /Catalog"):
		e.root = number
		return e.mendCatalog(o), nil
	case o.isA("/CreationDate"):
		e.info = number
	case o.isA("/ProcSet"):
		return bytes.Replace(o, []byte("/Font <<\n"), slices.Concat([]byte("/Font <<\n"), e.resources), 1), nil
	case o.isA("/Type /Annot") && !o.isA("/F 4"):
		return bytes.ReplaceAll(o, []byte("/Subtype /Link"), []byte("/Subtype /Link /F 4")), nil
	case bytes.Contains(o.head(), []byte(" 0 obj\n<</Length ")) && !o.isA("/Filter") && !o.isA("/Type"):
		return e.deflate(number, o)
	}
	return o, nil
}

// deflate compresses the content of a page.
func (e *ending) deflate(number int, o pdfObject) (pdfObject, error) {
	_, rest, _ := bytes.Cut(o, []byte("\nstream\n"))
	content, found := bytes.CutSuffix(rest, []byte("\nendstream\nendobj\n"))
	if !found {
		return o, nil
	}
	packed, err := e.fonts.pack(content)
	return stream(number, "/Filter /FlateDecode", packed), err
}

// mendCatalog drops the empty name tree and adds the output intent, page labels
// and the wish to show the title instead of the file name.
func (e *ending) mendCatalog(o pdfObject) pdfObject {
	from := bytes.Index(o, []byte("/Names <<"))
	end := bytes.LastIndex(o, []byte(">>"))
	if from < 0 || end < from {
		return o
	}
	out := slices.Clone(o[:from])
	out = fmt.Appendf(out, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB2014)"+
		" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n", e.profile)
	out = append(out, "/PageLabels <</Nums [0 <</S /D>>]>>\n/ViewerPreferences <</DisplayDocTitle true>>\n"...)
	return append(out, o[end:]...)
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
