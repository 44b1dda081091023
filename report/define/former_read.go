package define

import (
	"strings"

	"qreport/report/model"
)

// readFormer reads the regions that were, and hangs them where they hung. Rows
// may come in any order.
func (l *loader) readFormer() {
	tree := l.def.Regions
	rows := map[string]row{}
	for _, r := range l.rows("former_regions.csv", "code,name,level,parent,today,from,change,note", false) {
		if f, ok := l.formerOf(r); ok {
			tree.former[f.Code], rows[f.Code] = f, r
			tree.names[f.Name], tree.names[Short(f.Region)] = f.Code, f.Code
		}
	}
	tree.formers = sortedFormers(tree.former)
	for _, code := range sortedKeys(rows) {
		tree.regions[code] = tree.former[code].Region
	}
	for _, code := range sortedKeys(rows) {
		f := tree.former[code]
		l.attach(f.Region, rows[code])
		if children := tree.children[f.Parent]; len(children) > 0 && children[len(children)-1] == code {
			tree.children[f.Parent] = withSorted(children[:len(children)-1], code)
		}
		if f.Renamed {
			l.setUp(f, rows[code])
		}
	}
}

func (l *loader) formerOf(r row) (f Former, ok bool) {
	region, ok := l.region(row{r.file, r.line, r.fields[:4]})
	if !ok {
		return f, false
	}
	f = Former{Region: region, Into: strings.Fields(r.fields[4]), Renamed: r.fields[6] == renamed, Note: r.fields[7]}
	month, err := model.ParseYearMonth(r.fields[5])
	f.Until = month
	tree := l.def.Regions
	_, current := tree.regions[f.Code]
	_, twice := tree.former[f.Code]
	switch {
	case current || twice:
		l.problems.add(r.file, r.line, "代码 %s 重复", f.Code)
	case len(f.Into) == 0:
		l.problems.add(r.file, r.line, "%s %s 没有写现在的代码（today）", f.Code, f.Name)
	case err != nil:
		l.problems.add(r.file, r.line, "from：%s", err)
	case !f.Renamed && r.fields[6] != merged:
		l.problems.add(r.file, r.line, "没有变动 %q，应为 %s（改设）或 %s（并入）", r.fields[6], renamed, merged)
	default:
		return f, l.known(f, r)
	}
	return f, false
}

// known reports whether all that a region went into is there.
func (l *loader) known(f Former, r row) bool {
	for _, into := range f.Into {
		if _, ok := l.def.Regions.regions[into]; !ok {
			l.problems.add(r.file, r.line, "%s %s 现在的代码 %q 不存在", f.Code, f.Name, into)
			return false
		}
	}
	return true
}

// setUp dates the region that took the place of a former one.
func (l *loader) setUp(f Former, r row) {
	tree := l.def.Regions
	now := tree.regions[f.Into[0]]
	if now.From != 0 {
		l.problems.add(r.file, r.line, "%s %s 已由另一个旧区划改设，只能有一个 %s", now.Code, now.Name, renamed)
		return
	}
	now.From = f.Until
	tree.regions[now.Code] = now
}

// The changes that former_regions.csv knows.
const (
	renamed = "renamed" // the first region of today was set up in its place
	merged  = "merged"  // it went into regions that were there, or were set up otherwise
)
