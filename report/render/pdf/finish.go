package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"hash"
	"slices"
	"strconv"
	"strings"
)

// fpdf leaves a few things that keep a file from being PDF/A-2b: there is no
// /ID, the catalogue holds an empty tree of embedded files, links have no
// flags, dates have no time zone. It also knows nothing of our fonts, outline
// and output intent. finish writes the file again with all that, the streams
// compressed, and a new cross-reference table.
//
// What is changed, and where, is listed in ending.mend.

// finish completes the output of fpdf in w.raw. casts are the fonts by their
// number, nil where one is not used; entries the outline. The result belongs to
// the workshop.
func finish(w *workshop, casts []*cast, entries []entry, f *Fonts) ([]byte, error) {
	objects, err := splitObjects(w.raw.Bytes())
	if err != nil {
		return nil, fmt.Errorf("pdf: finish: %w", err)
	}
	e := ending{workshop: w, profile: len(objects) + 1, sum: sha256.New()}
	e.name(casts, len(entries) > 0)
	e.out = append(e.out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	for _, o := range objects {
		if err := e.mend(o); err != nil {
			return nil, fmt.Errorf("pdf: finish: object %d: %w", len(e.offsets), err)
		}
	}
	if e.root == 0 || e.info == 0 {
		return nil, fmt.Errorf("pdf: finish: no catalogue or no information in %d objects", len(objects))
	}
	e.stream("/N 3 /Alternate /DeviceRGB /Filter /FlateDecode", f.profile)
	for _, c := range casts {
		if c == nil {
			continue
		}
		if err := e.embed(c); err != nil {
			return nil, fmt.Errorf("pdf: font %s: %w", c.face.name, err)
		}
	}
	e.outlined(entries)
	e.end()
	return e.out, nil
}

// ending is the finished file as it is written, object by object.
type ending struct {
	*workshop
	offsets             []int
	profile, root, info int    // numbers of objects
	contents            int    // number of the outline's root, 0 for none
	resources           []byte // names of the fonts
	sum                 hash.Hash
}

// name gives every font in use the number of its first object, and the outline
// behind them.
func (e *ending) name(casts []*cast, outlined bool) {
	at := e.profile + 1
	for id, c := range casts {
		if c != nil {
			e.resources = fmt.Appendf(e.resources, "/F%d %d 0 R\n", id, at)
			at += fontObjects
		}
	}
	if outlined {
		e.contents = at
	}
}

// next begins an object and returns its number.
func (e *ending) next() int {
	e.offsets = append(e.offsets, len(e.out))
	e.out = append(strconv.AppendInt(e.out, int64(len(e.offsets)), 10), " 0 obj\n"...)
	return len(e.offsets)
}

// object writes an object that is not a stream.
func (e *ending) object(body []byte) {
	e.next()
	e.out = append(append(e.out, body...), "\nendobj\n"...)
	e.sum.Write(body)
}

// stream writes a stream object. dict is its dictionary but for the length.
func (e *ending) stream(dict string, data []byte) {
	e.streamApart(dict, data)
	e.sum.Write(data)
}

// streamApart writes a stream object that the file's /ID does not rest on.
func (e *ending) streamApart(dict string, data []byte) {
	e.next()
	e.out = fmt.Appendf(e.out, "<<%s /Length %d>>\nstream\n", dict, len(data))
	e.out = append(append(e.out, data...), "\nendstream\nendobj\n"...)
}

// end writes the cross-reference table and the trailer.
func (e *ending) end() {
	xref := len(e.out)
	e.out = fmt.Appendf(e.out, "xref\n0 %d\n0000000000 65535 f \n", len(e.offsets)+1)
	for _, off := range e.offsets {
		e.out = fmt.Appendf(e.out, "%010d 00000 n \n", off)
	}
	id := e.sum.Sum(nil)[:16]
	e.out = fmt.Appendf(e.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(e.offsets)+1, e.root, e.info, id, id, xref)
}

// rawObject is an object as fpdf wrote it: what stands between "N 0 obj" and
// "endobj".
type rawObject []byte

// parts separates the dictionary from the stream, if there is one.
func (o rawObject) parts() (dict, data []byte, isStream bool) {
	dict, data, isStream = bytes.Cut(o, []byte("\nstream\n"))
	return dict, bytes.TrimSuffix(data, []byte("\nendstream")), isStream
}

// mend writes an object as PDF/A-2b wants it.
func (e *ending) mend(o rawObject) error {
	dict, data, isStream := o.parts()
	has := func(mark string) bool { return bytes.Contains(dict, []byte(mark)) }
	switch {
	case isStream && has("/Type /Metadata"): // must not be compressed
		e.object(o)
	case isStream:
		packed, err := e.pack(e.text, data)
		if err != nil {
			return err
		}
		e.stream("/Filter /FlateDecode", packed)
	case has("/Type /Catalog"):
		e.object(e.catalog(o))
		e.root = len(e.offsets)
	case has("/ProcSet"):
		e.object(bytes.Replace(o, []byte("/Font <<\n"), slices.Concat([]byte("/Font <<\n"), e.resources), 1))
	case has("/Type /Annot"):
		e.object(bytes.ReplaceAll(o, []byte("/Subtype /Link"), []byte("/Subtype /Link /F 4")))
	case has("/CreationDate"):
		e.object(zoned(o))
		e.info = len(e.offsets)
	default:
		e.object(o)
	}
	return nil
}

// catalog drops the empty name tree and adds the output intent, page labels and
// the wish to show the title instead of the file name.
func (e *ending) catalog(o rawObject) []byte {
	from := bytes.Index(o, []byte("/Names <<"))
	end := bytes.LastIndex(o, []byte(">>"))
	if from < 0 || end < from {
		return o
	}
	out := slices.Clone(o[:from])
	out = fmt.Appendf(out, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB2014)"+
		" /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]\n", e.profile)
	out = append(out, "/PageLabels <</Nums [0 <</S /D>>]>>\n/ViewerPreferences <</DisplayDocTitle true>>\n"...)
	if e.contents > 0 {
		out = fmt.Appendf(out, "/Outlines %d 0 R\n/PageMode /UseOutlines\n", e.contents)
	}
	return append(out, o[end:]...)
}

// zoned gives the two dates the zone that the metadata state for them; without
// it they are dates of an unknown place.
func zoned(info rawObject) []byte {
	out := []byte(info)
	for _, key := range []string{"/CreationDate (D:", "/ModDate (D:"} {
		at := bytes.LastIndex(out, []byte(key)) // a title may hold any bytes
		if at < 0 {
			continue
		}
		end := at + len(key) + len("20060102150405")
		out = slices.Insert(out, min(end, len(out)), 'Z')
	}
	return out
}

// splitObjects cuts a file at the offsets of its cross-reference table.
func splitObjects(raw []byte) ([]rawObject, error) {
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
	objects := make([]rawObject, len(offsets))
	for i, from := range offsets {
		next, _ := slices.BinarySearch(ends, from+1)
		if next == len(ends) {
			return nil, fmt.Errorf("object %d lies behind the table", i+1)
		}
		_, body, begins := bytes.Cut(raw[from:ends[next]], []byte(" 0 obj\n"))
		body, ended := bytes.CutSuffix(body, []byte("\nendobj\n"))
		if !begins || !ended {
			return nil, fmt.Errorf("object %d does not begin and end as it should", i+1)
		}
		objects[i] = body
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
