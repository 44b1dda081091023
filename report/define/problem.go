package define

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is a mistake in the definitions. Reason says in Chinese what is
// wrong and what to do; Line is 0 when the whole file is meant.
type Problem struct {
	File   string // path below templates/; files of the overlay begin with OverlayPrefix
	Line   int
	Reason string
}

// OverlayPrefix marks the files of the overlay in problems.
const OverlayPrefix = "overlay/"

// String is the usual "file:line: reason".
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Reason
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason)
}

// Problems are all mistakes found in one go, by file and line. It is the error
// of [Load] for definitions that cannot be used.
type Problems struct{ List []Problem }

// Error prints one problem per line.
func (p *Problems) Error() string {
	lines := make([]string, 0, len(p.List)+1)
	lines = append(lines, fmt.Sprintf("定义文件有 %d 处错误：", len(p.List)))
	for _, problem := range p.List {
		lines = append(lines, problem.String())
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) add(file string, line int, format string, args ...any) {
	p.List = append(p.List, Problem{file, line, fmt.Sprintf(format, args...)})
}

// sorted orders the problems and drops repetitions.
func (p *Problems) sorted() *Problems {
	slices.SortFunc(p.List, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
	p.List = slices.Compact(p.List)
	return p
}
