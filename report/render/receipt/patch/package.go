package patch

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// namespaces are those of the workbook: the transitional ones, or the strict.
type namespaces struct{ main, rel string }

const (
	transitional = "http://schemas.openxmlformats.org/"
	strict       = "http://purl.oclc.org/ooxml/"
	packageRels  = "http://schemas.openxmlformats.org/package/2006/relationships"
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spreadsheet  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

func namespacesOf(root *node) namespaces {
	if strings.HasPrefix(root.name.Space, strict) {
		return namespaces{strict + "spreadsheetml/main", strict + "officeDocument/relationships"}
	}
	return namespaces{transitional + "spreadsheetml/2006/main", transitional + "officeDocument/2006/relationships"}
}

// relation is a line of a .rels part.
type relation struct{ id, kind, target string }

// relations lists the inner relationships of a part; the part "" is the package.
func (b *Book) relations(of string) ([]relation, error) {
	if !b.has(relsOf(of)) {
		return nil, nil
	}
	data, err := b.load(relsOf(of))
	if err != nil {
		return nil, err
	}
	root, err := parse(data, "")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", relsOf(of), err)
	}
	var list []relation
	for _, n := range root.kids {
		if n.get("TargetMode") != "External" {
			list = append(list, relation{n.get("Id"), path.Base(n.get("Type")), resolve(of, n.get("Target"))})
		}
	}
	return list, nil
}

// resolve makes a part name of a relationship's target.
func resolve(of, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + path.Dir(of) + "/" + target
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

// related finds the target of the first relationship of a kind, or of an id.
func related(list []relation, kind, id string) (target string, ok bool) {
	for _, r := range list {
		if r.kind == kind && (id == "" || r.id == id) {
			return r.target, true
		}
	}
	return "", false
}

// relate adds a relationship and returns its id.
func (b *Book) relate(of, kind, target string) (id string, err error) {
	list, err := b.relations(of)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, r := range list {
		taken[r.id] = true
	}
	for n := 1; id == "" || taken[id]; n++ {
		id = "rIdQ" + strconv.Itoa(n)
	}
	if !b.has(relsOf(of)) {
		b.set(relsOf(of), []byte(xmlHead+`<Relationships xmlns="`+packageRels+`"></Relationships>`))
	}
	line := fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, id, b.types.rel, kind, escape(target))
	return id, b.edit(relsOf(of), "", func(d *draft) error {
		d.appendTo(d.root, line)
		return nil
	})
}

// declare names the type of a new part.
func (b *Book) declare(part, contentType string) error {
	return b.edit("[Content_Types].xml", "", func(d *draft) error {
		d.appendTo(d.root, fmt.Sprintf(`<Override PartName="/%s" ContentType="%s"/>`, part, contentType))
		return nil
	})
}

// findMain finds the workbook part.
func (b *Book) findMain() error {
	list, err := b.relations("")
	if err != nil {
		return err
	}
	var ok bool
	if b.main, ok = related(list, "officeDocument", ""); !ok {
		return fmt.Errorf("%w: no workbook part", ErrUnusual)
	}
	return nil
}

// findSheets reads the list of tabs and finds their parts and the styles.
func (b *Book) findSheets() error {
	data, err := b.load(b.main)
	if err != nil {
		return err
	}
	root, err := parse(data, "")
	if err != nil {
		return err
	}
	list, err := b.relations(b.main)
	if err != nil {
		return err
	}
	b.types = namespacesOf(root)
	sheets := root.child("sheets")
	if sheets == nil {
		return fmt.Errorf("%w: no sheets", ErrUnusual)
	}
	for _, n := range sheets.children("sheet") {
		part := ""
		for _, r := range list {
			if r.id == n.link() {
				part = r.target
			}
		}
		b.sheets = append(b.sheets, sheet{n.get("name"), part})
	}
	b.styles, _ = related(list, "styles", "")
	return nil
}
