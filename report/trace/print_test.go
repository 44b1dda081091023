package trace

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/rollup"
)

func source(t *testing.T) Source {
	t.Helper()
	defs, err := define.Load("2011", nil)
	require.NoError(t, err)
	return Source{Cube: &rollup.Cube{Defs: defs}}
}

// amounts are n amounts of so many cells each.
func amounts(name string, n, cells int) []Node {
	var list []Node
	for i := range n {
		node := Node{Name: fmt.Sprintf("%s%d", name, i), Value: "1"}
		for k := range cells {
			node.Children = append(node.Children, Node{Name: "单位", Value: "1",
				Cell: &Cell{File: "a.xlsx", SHA256: strings.Repeat("0", 64), Sheet: "表", Cell: fmt.Sprintf("C%d", k+1), Value: "1"}})
		}
		list = append(list, node)
	}
	return list
}

// A long trace in brief accounts for every cell: printed, or counted where it is
// left out; what is computed and what is shown for comparison stays.
func TestBriefTraceCountsEveryCell(t *testing.T) {
	s := source(t)
	tree := Tree{Figure: "A06", Name: "合格率", Text: "91", Operands: []Node{{Name: "得分", Value: "15", Expr: "{a}+{b}"}}}
	score := &tree.Operands[0]
	for i := range 9 {
		score.Children = append(score.Children, Node{Name: fmt.Sprintf("项%d", i), Expr: "{c}", Value: "1", Children: amounts("数", 2+i, 7)})
	}
	score.Children[8].Children[10-1].Aside = true
	tree.Operands = append(tree.Operands, amounts("直接", 20, 3)...)
	total := countCells(tree.Operands)
	var whole, brief strings.Builder
	require.NoError(t, s.PrintAll(&whole, tree))
	require.NoError(t, s.Print(&brief, tree))
	assert.Equal(t, total, strings.Count(whole.String(), "a.xlsx"))
	assert.Less(t, strings.Count(brief.String(), "\n"), longTrace)
	told := strings.Count(brief.String(), "a.xlsx")
	body, last, _ := strings.Cut(brief.String(), "以上是摘要")
	for _, m := range regexp.MustCompile(`(\d+)个单元格`).FindAllStringSubmatch(body, -1) {
		n, err := strconv.Atoi(m[1])
		require.NoError(t, err)
		told += n
	}
	assert.Equal(t, total, told)
	assert.Contains(t, last, strconv.Itoa(total)+"个单元格")
	for i := range 9 {
		assert.Contains(t, brief.String(), fmt.Sprintf("项%d = ", i))
	}
	assert.Contains(t, brief.String(), "〔核对〕")
}

// A short trace is printed whole.
func TestShortTraceIsWhole(t *testing.T) {
	s := source(t)
	tree := Tree{Figure: "A01", Name: "合格率", Text: "91", Operands: amounts("数", 2, 6)}
	var whole, short strings.Builder
	require.NoError(t, s.PrintAll(&whole, tree))
	require.NoError(t, s.Print(&short, tree))
	assert.Equal(t, whole.String(), short.String())
	assert.Equal(t, 12, strings.Count(short.String(), "a.xlsx"))
}
