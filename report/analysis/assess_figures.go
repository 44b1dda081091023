package analysis

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"qreport/report/document"
	"qreport/report/indicator"
	"qreport/report/internal/num"
	"qreport/report/model"
	"qreport/report/scorecard"
)

// graded is a number of an assessment about to be printed: points, or how many
// there are to the next grade.
type graded struct {
	id, region, name, formula string
	expr                      string
	value                     *big.Rat
}

// enterGraded registers a number of an assessment as it is printed.
func (w *writer) enterGraded(g graded, text string) string {
	q := indicator.Of(g.value)
	w.figures.add(document.Figure{
		ID: g.id, Name: g.name, Region: w.regionName(g.region), Period: w.yearName(), Text: text,
		Unit: w.word("unit.score"), Formula: g.formula, Expr: w.rounded(g.expr, scorePlaces, indicator.Tie(q, scorePlaces)),
		Operands: w.operandsOf(g.expr),
	})
	return g.id
}

// graded makes a cell of a number of an assessment under the next id of the
// table.
func (t *tabler) graded(g graded) document.Cell {
	t.n++
	g.id = cellID(t.t.ID, t.n)
	cell := t.points(g.value)
	cell.Figure = t.w.enterGraded(g, cell.Text)
	return cell
}

// markGraded registers a number of an assessment for a sentence, which drops
// zeros that say nothing.
func (w *writer) markGraded(g graded) string {
	text := trimZeros(num.Format(num.Round(g.value, scorePlaces, w.mode()), scorePlaces))
	return mark(w.enterGraded(g, text), text)
}

// pointsDatum enters what a line got, by its rule over the reported value, and
// returns the id; "" for a line that could not be scored.
func (w *writer) pointsDatum(region string, card scorecard.Card, at int) string {
	l := card.Lines[at]
	if l.Points == nil {
		return ""
	}
	d := document.Datum{ID: w.cardID(region, strconv.Itoa(at+1)+"."+l.Measure.Indicator.Code), Unit: w.word("unit.score"), Order: at,
		Name:   w.say("scorecard.data.points", firstOf(l.Measure.Indicator.Short, l.Measure.Indicator.Name)),
		Region: w.regionName(region), Period: w.yearName()}
	if _, known := w.figures.dataAt[d.ID]; known {
		return d.ID
	}
	d.Formula = w.say("scorecard.data.rule", ruleData{l.Item.Rule, w.goalText(l), trimZeros(w.print(indicator.Of(l.Full), scorePlaces)), l.Rises()})
	d.Expr = l.Formula("{"+w.valueDatum(l.Measure, indicator.Now)+"}", w.goalExpr(l))
	return w.keepComputed(indicator.Of(l.Points), d)
}

type ruleData struct {
	Rule, Goal, Full string
	Rises            bool
}

// goalExpr is what the value is held against: last year's, or the number of a
// plan or the scorecard.
func (w *writer) goalExpr(l scorecard.Line) string {
	if l.Rises() {
		return "{" + w.valueDatum(l.Measure, indicator.Prior) + "}"
	}
	return l.Goal.Number()
}

// yearName is the year that is assessed.
func (w *writer) yearName() string {
	return w.periodName(model.Period{Year: w.Period.Year, Span: model.Year, N: 1})
}

func (w *writer) cardID(region, part string) string {
	return fmt.Sprintf("%s/%d.card/%s", region, w.Period.Year, part)
}

// sumDatum enters the points of a card, added.
func (w *writer) sumDatum(region string, card scorecard.Card) string {
	d := document.Datum{ID: w.cardID(region, "sum"), Name: w.word("scorecard.data.sum"), Unit: w.word("unit.score"), Order: len(card.Lines),
		Region: w.regionName(region), Period: w.yearName(), Formula: w.word("scorecard.data.sum.rule"), Expr: "0"}
	if _, known := w.figures.dataAt[d.ID]; known {
		return d.ID
	}
	var terms []string
	for i := range card.Lines {
		if id := w.pointsDatum(region, card, i); id != "" {
			terms = append(terms, "{"+id+"}")
		}
	}
	if len(terms) > 0 {
		d.Expr = strings.Join(terms, "+")
	}
	return w.keepComputed(indicator.Of(card.Points), d)
}

// linePoints is what one line got.
func (w *writer) linePoints(card scorecard.Card, at int) graded {
	id := w.pointsDatum(w.Region, card, at)
	d := w.figures.data[w.figures.dataAt[id]]
	return graded{region: w.Region, name: d.Name, formula: d.Formula, expr: "{" + id + "}", value: card.Lines[at].Points}
}

// scoredPoints, openPoints and lackingPoints are the numbers of a whole card.
func (w *writer) scoredPoints(region string, c scorecard.Card) graded {
	return graded{"card.points", region, w.word("scorecard.data.sum"), w.word("scorecard.data.sum.rule"), "{" + w.sumDatum(region, c) + "}", c.Points}
}

func (w *writer) openPoints(region string, c scorecard.Card) graded {
	expr := c.OpenFormula(func(at int) string { return "{" + w.pointsDatum(region, c, at) + "}" })
	return graded{"card.open", region, w.word("figure.name.card.open"), w.word("figure.formula.card.open"), expr, c.Open}
}

func (w *writer) lackingPoints(region string, c scorecard.Card) graded {
	expr := c.LackingFormula("{" + w.sumDatum(region, c) + "}")
	return graded{"card.lacking", region, w.word("figure.name.card.lacking"), w.word("figure.formula.card.lacking"), expr, c.Lacking}
}
