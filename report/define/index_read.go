package define

import (
	"cmp"
	"io/fs"
	"math/big"
	"slices"
	"strings"
)

// readIndex loads the quality competitiveness index.
func (l *loader) readIndex() {
	if t, ok := l.one("indices/qci.toml"); ok {
		l.def.Index = l.decodeIndex(t, l.anyCode)
	}
	if l.def.Index != nil {
		l.compileIndustries(l.def.Index)
	}
}

// LoadIndex reads an index definition by itself; its formulas are over the
// names that known admits, such as the columns of a table.
func LoadIndex(fsys fs.FS, name string, known func(code string) bool) (*Index, error) {
	l := newLoader(fsys, nil)
	t, ok := l.one(name)
	if !ok {
		l.problems.add(name, 0, "没有这个文件")
		return nil, l.problems
	}
	index := l.decodeIndex(t, func(code string) string {
		if known(code) {
			return ""
		}
		return "公式里的 " + code + " 不是数据表的列"
	})
	if len(l.problems.List) > 0 {
		return nil, l.problems.sorted()
	}
	return index, nil
}

func (l *loader) decodeIndex(t text, admits scope) *Index {
	index := &Index{}
	f := decodeTOML(t, index, l.problems)
	if f == nil {
		return nil
	}
	l.places[index] = []place{{f, ""}}
	if index.High <= index.Low {
		l.wrong(index, "high", "满分 high（%v）要大于 low（%v）", index.High, index.Low)
	}
	l.checkRobustness(index)
	for i := range index.Nodes {
		n := &index.Nodes[i]
		l.places[n] = []place{{f, indexed("node", i)}}
		n.Share = l.share(n, n.Weight)
	}
	for i := range index.Leaves {
		leaf := &index.Leaves[i]
		l.places[leaf] = []place{{f, indexed("leaf", i)}}
		l.decodeLeaf(leaf, admits)
	}
	l.checkTree(index)
	l.checkBands(index)
	return index
}

// share reads a weight such as "1/12" or "0.25" exactly.
func (l *loader) share(entry any, weight string) *big.Rat {
	r, ok := new(big.Rat).SetString(weight)
	if !ok || r.Sign() <= 0 || strings.ContainsAny(weight, "eEpPxX") {
		l.wrong(entry, "weight", "权重 %q 应为正的分数或小数，如 1/12", weight)
		return nil
	}
	return r
}

func (l *loader) decodeLeaf(leaf *IndexLeaf, admits scope) {
	leaf.Share = l.share(leaf, leaf.Weight)
	leaf.Compiled = l.compile(leaf, "formula", leaf.Formula, admits, false)
	leaf.PassCompiled = l.compile(leaf, "pass", leaf.Pass, admits, false)
	leaf.TrialsCompiled = l.compile(leaf, "trials", leaf.Trials, admits, false)
	l.checkWord(leaf, "direction", leaf.Direction, "+", "-")
	switch {
	case leaf.Formula == "":
		l.wrong(leaf, "formula", "统计指标 %s 没有 formula", leaf.Code)
	case (leaf.Pass == "") != (leaf.Trials == ""):
		l.wrong(leaf, "pass", "pass 与 trials 要么都写，要么都不写")
	case leaf.Direction == "+" && leaf.High <= leaf.Low:
		l.wrong(leaf, "high", "正向指标的满分值 high（%v）要大于 low（%v）", leaf.High, leaf.Low)
	case leaf.Direction == "-" && leaf.High >= leaf.Low:
		l.wrong(leaf, "high", "逆向指标的满分值 high（%v）要小于 low（%v）", leaf.High, leaf.Low)
	}
}

// branch is a node or leaf, seen as a part of its parent.
type branch struct {
	entry        any
	code, parent string
	share        *big.Rat
	leaf         bool
}

func (x *Index) branches() (all []branch) {
	for i := range x.Nodes {
		n := &x.Nodes[i]
		all = append(all, branch{n, n.Code, n.Parent, n.Share, false})
	}
	for i := range x.Leaves {
		leaf := &x.Leaves[i]
		all = append(all, branch{leaf, leaf.Code, leaf.Parent, leaf.Share, true})
	}
	return all
}

// checkTree makes sure that every branch hangs below the root and that the
// shares below each node add to exactly one.
func (l *loader) checkTree(x *Index) {
	all := x.branches()
	parents := map[string]branch{"": {entry: x}, x.Code: {entry: x}}
	above := map[string][]string{}
	for _, b := range all {
		if _, twice := parents[b.code]; twice && b.code != "" || b.code == "" {
			l.wrong(b.entry, "code", "指数里的代码 %q 空缺或重复", b.code)
		}
		parents[b.code] = b
		above[b.code] = []string{b.parent}
	}
	sound := true
	for _, b := range all {
		parent, ok := parents[b.parent]
		if !ok || parent.leaf {
			l.wrong(b.entry, "parent", "上级 %q 不存在或是末级指标", b.parent)
		} else if circle := findCircle(b.code, above); circle != nil {
			l.wrong(b.entry, "parent", "上级循环：%s", strings.Join(circle, " → "))
			ok = false
		}
		sound = sound && ok && !parent.leaf && b.share != nil
	}
	if sound {
		l.checkSums(x, all)
	}
}

// checkSums adds the shares below each node.
func (l *loader) checkSums(x *Index, all []branch) {
	sums := map[string]*big.Rat{}
	for _, b := range all {
		parent := b.parent
		if parent == "" {
			parent = x.Code
		}
		if sums[parent] == nil {
			sums[parent] = new(big.Rat)
		}
		sums[parent].Add(sums[parent], b.share)
	}
	for _, b := range append(all, branch{entry: x, code: x.Code}) {
		sum := cmp.Or(sums[b.code], new(big.Rat))
		if !b.leaf && sum.Cmp(big.NewRat(1, 1)) != 0 {
			l.wrong(b.entry, "code", "%s 下各项的权重合计 %s，应正好为 1", b.code, sum.RatString())
		}
	}
}

// checkBands makes sure that the grades of a scheme do not overlap. Gaps are
// left where the published source has them.
func (l *loader) checkBands(x *Index) {
	schemes := map[string][]Band{}
	for _, b := range x.Bands {
		schemes[b.Scheme] = append(schemes[b.Scheme], b)
	}
	if x.Scheme != "" && schemes[x.Scheme] == nil {
		l.wrong(x, "scheme", "没有分级办法 %q 的 [[band]]", x.Scheme)
	}
	for _, name := range sortedKeys(schemes) {
		bands := schemes[name]
		slices.SortStableFunc(bands, func(a, b Band) int { return cmp.Compare(a.Low, b.Low) })
		for i, b := range bands {
			if b.High <= b.Low || b.Label == "" || i > 0 && b.Low < bands[i-1].High {
				l.wrong(x, "band", "分级办法 %q 的 %q（%v 到 %v）与前一级重叠、上下限颠倒，或没有 label", name, b.Label, b.Low, b.High)
			}
		}
	}
}
