package define

import (
	"bytes"
	"errors"
	"fmt"
	"sort"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// tomlFile is a decoded TOML file that remembers where everything stood.
type tomlFile struct {
	text
	lines map[string]int // "indicator[3].formula" → line
}

// decodeTOML fills into, strictly; every unknown key is a problem. It returns
// nil when the file cannot be used at all.
func decodeTOML(t text, into any, problems *Problems) *tomlFile {
	decoder := toml.NewDecoder(bytes.NewReader(t.data)).DisallowUnknownFields()
	err := decoder.Decode(into)
	var unknown *toml.StrictMissingError
	var broken *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		for _, e := range unknown.Errors {
			line, column := e.Position()
			problems.add(t.label, line, "第 %d 列：没有 %s 这个键，请核对写法", column, strings.Join(e.Key(), "."))
		}
	case errors.As(err, &broken):
		line, column := broken.Position()
		problems.add(t.label, line, "第 %d 列：TOML 写法不对（%s）", column, strings.TrimPrefix(broken.Error(), "toml: "))
		return nil
	case err != nil:
		problems.add(t.label, 0, "TOML 读不出来（%v）", err)
		return nil
	}
	return &tomlFile{t, indexLines(t.data)}
}

// line finds the nearest line for a path: its own, or that of the table that
// it would stand in.
func (f *tomlFile) line(path string) int {
	for path != "" {
		if n, ok := f.lines[path]; ok {
			return n
		}
		cut := strings.LastIndexAny(path, ".[")
		if cut < 0 {
			break
		}
		path = path[:cut]
	}
	return 1
}

// positions walks the syntax tree of a TOML file.
type positions struct {
	parser unstable.Parser
	breaks []int          // offsets of line ends
	counts map[string]int // array tables seen so far
	lines  map[string]int
}

func indexLines(data []byte) map[string]int {
	p := &positions{counts: map[string]int{}, lines: map[string]int{}}
	for i, b := range data {
		if b == '\n' {
			p.breaks = append(p.breaks, i)
		}
	}
	p.parser.Reset(data)
	table := ""
	for p.parser.NextExpression() {
		switch n := p.parser.Expression(); n.Kind {
		case unstable.Table:
			table = p.table(n, false)
		case unstable.ArrayTable:
			table = p.table(n, true)
		case unstable.KeyValue:
			p.keyValue(table, n)
		}
	}
	return p.lines
}

// table returns the path of a [a.b] or [[a.b]] header, in which every array
// table carries its number: "unify[2].part[0]".
func (p *positions) table(n *unstable.Node, array bool) string {
	path, offset := "", uint32(0)
	for keys := n.Key(); keys.Next(); {
		path = dotted(path, string(keys.Node().Data))
		offset = keys.Node().Raw.Offset
		if keys.IsLast() && array {
			p.mark(path, offset)
			p.counts[path]++
		}
		if count := p.counts[path]; count > 0 {
			path = fmt.Sprintf("%s[%d]", path, count-1)
		}
	}
	p.mark(path, offset)
	return path
}

func (p *positions) keyValue(table string, n *unstable.Node) {
	path := table
	var offset uint32
	for keys := n.Key(); keys.Next(); {
		path = dotted(path, string(keys.Node().Data))
		offset = keys.Node().Raw.Offset
	}
	p.mark(path, offset)
	p.value(path, n.Value())
}

// value marks what stands inside inline arrays and tables.
func (p *positions) value(path string, n *unstable.Node) {
	i := 0
	for children := n.Children(); children.Next(); {
		child := children.Node()
		switch {
		case child.Kind == unstable.KeyValue:
			p.keyValue(path, child)
		case n.Kind == unstable.Array:
			element := fmt.Sprintf("%s[%d]", path, i)
			if child.Raw.Length > 0 {
				p.mark(element, child.Raw.Offset)
			}
			p.value(element, child)
			i++
		}
	}
}

func (p *positions) mark(path string, offset uint32) {
	if _, seen := p.lines[path]; !seen {
		p.lines[path] = 1 + sort.SearchInts(p.breaks, int(offset))
	}
}

func dotted(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
