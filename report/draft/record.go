package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// Record remembers for every paragraph what its placeholders stood for when it
// was first seen. Deleting it changes no report, only what is said about
// changes.
type Record map[string]map[string]string

// Quoted is a paragraph with the figures that it quotes now.
type Quoted struct {
	Topic     string
	Paragraph Paragraph
	Figures   map[string]string // placeholder → as printed
}

// Changed is a placeholder that stood for something else when its paragraph
// was written.
type Changed struct {
	Quoted
	Name, Was, Is string
}

// ReadRecord reads what [Record.Bytes] wrote; what cannot be read counts as
// nothing remembered.
func ReadRecord(data []byte) Record {
	r := Record{}
	if json.Unmarshal(data, &r) != nil {
		return Record{}
	}
	return r
}

// Bytes is the record as a file, the same for the same content.
func (r Record) Bytes() []byte {
	data, _ := json.MarshalIndent(r, "", "  ") // strings alone cannot fail
	return append(data, '\n')
}

// Compare lists the figures that changed since their paragraphs were written.
func (r Record) Compare(now []Quoted) []Changed {
	var list []Changed
	for _, q := range now {
		was := r[key(q)]
		for _, name := range sorted(q.Figures) {
			if before, known := was[name]; known && before != q.Figures[name] {
				list = append(list, Changed{q, name, before, q.Figures[name]})
			}
		}
	}
	return list
}

// Next is the record after a run: paragraphs that are new or were edited are
// remembered as they stand; known ones keep what they stood for, unless
// reviewed says that the analyst has looked at them.
func (r Record) Next(now []Quoted, reviewed bool) Record {
	next := Record{}
	for _, q := range now {
		k := key(q)
		if was, known := r[k]; known && !reviewed {
			next[k] = was
		} else {
			next[k] = q.Figures
		}
	}
	return next
}

func key(q Quoted) string {
	sum := sha256.Sum256([]byte(q.Topic + "\n" + q.Paragraph.Text))
	return hex.EncodeToString(sum[:8])
}

func sorted(m map[string]string) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
