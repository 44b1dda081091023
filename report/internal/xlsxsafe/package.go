package xlsxsafe

import (
	"net/url"
	"path"
	"strings"
)

// parser turns a verified archive into a workbook.
type parser struct {
	ws      *workspace
	archive *archive
	lim     *Limits
	arena   arena

	styles  styles
	strings []string
	sheets  []sheetRef
	wb      *Workbook

	rows, cells, empties, names int // counted against the limits
	followers                   int // of shared formulas
	store                       []Cell
}

// relation is one line of a .rels part.
type relation struct {
	kind     string // last segment of the type
	target   string // path in the archive, resolved
	external bool
}

// workbook reads all parts that matter and verifies the others.
func (p *parser) workbook() (*Workbook, *Refusal) {
	p.wb = &Workbook{DefinedNames: map[string]string{}, Properties: map[string]string{}}
	for _, step := range []func() *Refusal{
		p.readPackage, p.readSheets, p.verifyRest,
	} {
		if no := step(); no != nil {
			return nil, no
		}
	}
	return p.wb, nil
}

// readPackage goes from the root of the package to the workbook part.
func (p *parser) readPackage() *Refusal {
	types, no := p.readTypes()
	if no != nil {
		return no
	}
	rels, no := p.relations("")
	if no != nil {
		return no
	}
	main, count := "", 0
	var properties []string
	for _, id := range rels.order {
		switch r := rels.byID[id]; r.kind {
		case "officeDocument":
			main = r.target
			count++
		case "custom-properties", "customProperties":
			properties = append(properties, r.target)
		}
	}
	if count != 1 {
		return refuse(CodeMissingPart, "_rels/.rels", "no single workbook part")
	}
	if no := p.checkMain(types, main); no != nil {
		return no
	}
	for _, part := range properties {
		if no := p.readProperties(part); no != nil {
			return no
		}
	}
	return p.readWorkbook(main)
}

// verifyRest proves the checksum of every entry that was not parsed.
func (p *parser) verifyRest() *Refusal {
	for i := range p.archive.entries {
		e := &p.archive.entries[i]
		if e.verified {
			continue
		}
		if no := p.ws.inflate.verify(p.archive, e); no != nil {
			return no
		}
	}
	return nil
}

// entry finds a part, whatever the case of its name and with or without
// percent-encoding in the reference to it.
func (p *parser) entry(name string) *entry {
	if i, ok := p.archive.byKey[strings.ToLower(name)]; ok {
		return &p.archive.entries[i]
	}
	if plain, err := url.PathUnescape(name); err == nil && plain != name {
		return p.entry(plain)
	}
	return nil
}

// load points the scanner at a part.
func (p *parser) load(name string) (*scanner, *Refusal) {
	e := p.entry(name)
	if e == nil {
		return nil, refuse(CodeMissingPart, name, "")
	}
	if e.verified {
		return nil, refuse(CodeStructure, name, "part used twice")
	}
	raw, no := p.ws.inflate.load(p.archive, e, p.lim)
	if no != nil {
		return nil, no
	}
	buf, no := prepare(e.name, raw)
	if no != nil {
		return nil, no
	}
	p.ws.scan.reset(e.name, buf, p.lim)
	return &p.ws.scan, nil
}

// relations reads the .rels part that belongs to a part.
func (p *parser) relations(of string) (relations, *Refusal) {
	var rels relations
	dir, base := path.Split(of)
	s, no := p.load(dir + "_rels/" + base + ".rels")
	if no != nil {
		return rels, no
	}
	rels.byID = map[string]relation{}
	if !s.root(nsPkgRel, "Relationships") {
		return rels, s.rest()
	}
	for d := s.depth(); s.child(d); {
		if s.is(nsPkgRel, "Relationship") {
			p.count(s)
			rels.add(s, dir)
		}
	}
	return rels, s.rest()
}

// relations are the lines of one .rels part.
type relations struct {
	byID  map[string]relation
	order []string
}

// add reads one Relationship element.
func (r *relations) add(s *scanner, dir string) {
	id, _ := s.get("Id")
	kind, _ := s.get("Type")
	target, _ := s.get("Target")
	mode, _ := s.get("TargetMode")
	if _, twice := r.byID[id]; twice || id == "" {
		s.fail(CodeStructure, "relationship id missing or given twice")
		return
	}
	rel := relation{kind: path.Base(kind), external: mode == "External"}
	if !rel.external {
		rel.target = resolve(dir, target)
	}
	r.byID[id] = rel
	r.order = append(r.order, id)
}

// resolve makes a path in the archive of a relationship's target.
func resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}
