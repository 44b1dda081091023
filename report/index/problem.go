package index

import (
	"fmt"
	"strings"
)

// Problem is one mistake in a specification or in data. Code is stable and
// meant for programs and translations; Detail says what was found, and Args
// holds the values in it, so that a translation can say the same.
type Problem struct {
	Code   string // such as "weights.sum"
	At     string // code of the node, indicator, column or unit
	Detail string
	Args   []any
}

// String returns "at: detail [code]".
func (p Problem) String() string { return fmt.Sprintf("%s: %s [%s]", p.At, p.Detail, p.Code) }

// Problems is the list of all mistakes, in the order of the specification.
type Problems []Problem

// Error lists the problems one a line, so that Problems can be an error.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// err returns nil for an empty list; a nil slice in an error is not nil.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

func (ps *Problems) add(code, at, format string, args ...any) {
	*ps = append(*ps, Problem{code, at, fmt.Sprintf(format, args...), args})
}

func (ps *Problems) require(ok bool, code, at, format string, args ...any) {
	if !ok {
		ps.add(code, at, format, args...)
	}
}
