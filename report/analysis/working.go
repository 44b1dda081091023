package analysis

import (
	"slices"
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
)

// working is how a value of a measure follows from data.
type working struct {
	expr     string // names the data; empty when the value is no formula
	operands []document.Operand
	scale    int  // the most digits behind the point of an operand
	mixed    bool // the formula multiplies or divides
}

// working explains a value of a measure, once: a table prints most measures
// with their base and the change from it.
func (w *writer) working(m indicator.Measure, side indicator.Side) *working {
	key := derivedBy(m, side)
	k, known := w.memo.workings[key]
	if !known {
		k = w.newWorking(m.Derive(side))
		w.memo.workings[key] = k
	}
	return k
}

func (w *writer) newWorking(d indicator.Derivation) *working {
	k := &working{mixed: strings.ContainsAny(d.Expr, "/*"), operands: make([]document.Operand, len(d.Refs))}
	ids := make([]string, len(d.Refs))
	for i, ref := range d.Refs {
		at := w.datum(ref)
		datum := &w.figures.data[at]
		ids[i] = datum.ID
		k.scale = max(k.scale, datum.Number.Scale())
		k.operands[i] = document.Operand{Code: entryCode(datum.At), Name: w.operandNamed(datum, ref),
			Text: datum.Text, Unit: datum.Unit, Datum: datum.ID, Sources: w.figures.sources[at]}
	}
	k.expr = named(d.Expr, ids)
	return k
}

// names tells workings apart.
func (k *working) names() string {
	var all strings.Builder
	all.WriteString(k.expr)
	for i := range k.operands {
		all.WriteString(" " + k.operands[i].Datum)
	}
	return all.String()
}

// against is the change from a base.
func (k *working) against(base *working, change string) working {
	out := working{operands: slices.Concat(k.operands, base.operands), scale: max(k.scale, base.scale), mixed: k.mixed || base.mixed}
	if k.expr == "" || base.expr == "" {
		return out
	}
	before := "(" + base.expr + ")"
	out.expr = "(" + k.expr + ")-" + before
	if change == "percent" {
		out.expr = "((" + k.expr + ")-" + before + ")/" + before + "*100"
		out.mixed = true
	}
	return out
}

// named puts the ids of data in place of the numbers of operands: {0}, and {0:9}
// for a run.
func named(expr string, ids []string) string {
	out := make([]byte, 0, len(expr)+usualID*min(len(ids), 8))
	for {
		before, after, found := strings.Cut(expr, "{")
		out = append(out, before...)
		if !found {
			return string(out)
		}
		inside, rest, _ := strings.Cut(after, "}")
		first, last, run := strings.Cut(inside, ":")
		out = append(append(out, '{'), numbered(ids, first)...)
		if run {
			out = append(append(out, ':'), numbered(ids, last)...)
		}
		out = append(out, '}')
		expr = rest
	}
}

// usualID is room for an id; a run names only its ends.
const usualID = 32

func numbered(ids []string, number string) string {
	k, _ := strconv.Atoi(number)
	return ids[k]
}
