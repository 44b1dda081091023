package intake

import (
	"math/big"
	"strings"

	"qreport/report/internal/num"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// Bounds of a formula that is computed here: clerks add and subtract.
const (
	formulaDepth = 16      // nested brackets and formulas that refer to formulas
	formulaCells = 2000    // cells looked at, by one formula
	allCells     = 100_000 // and by all of a workbook
	formulaBytes = 1000    // of its text
	formulaBits  = 512     // of a numerator or denominator
)

// recomputer computes formulas of one workbook.
type recomputer struct {
	book  *xlsxsafe.Workbook
	cells int // looked at so far
}

// result computes a formula whose result was not saved, or may be out of
// date: numbers, references, + − × ÷, brackets, SUM and ROUND, on exact
// fractions. Anything else, a text in a sum of terms, an error or a circle is
// not computed: ok is false. A formula that it refers to is computed, too; one
// that cannot be counts with the result that was saved.
func (r *recomputer) result(page *xlsxsafe.Sheet, formula string) (x *big.Rat, ok bool) {
	if len(formula) > formulaBytes {
		return nil, false
	}
	cells := min(formulaCells, allCells-r.cells)
	defer func(allowed int) { r.cells += allowed - max(cells, 0) }(cells)
	c := &calculation{book: r.book, page: page, rest: strings.TrimSpace(formula), depth: formulaDepth, cells: &cells}
	x = c.sum()
	c.skip()
	return x, x != nil && c.rest == ""
}

// calculation reads one formula from left to right; nil is "not computed".
type calculation struct {
	book  *xlsxsafe.Workbook
	page  *xlsxsafe.Sheet
	rest  string
	depth int
	cells *int
}

func (c *calculation) skip() { c.rest = strings.TrimLeft(c.rest, " \t\r\n") }

// next takes a sign off the front, if it is there.
func (c *calculation) next(sign string) bool {
	c.skip()
	if !strings.HasPrefix(c.rest, sign) {
		return false
	}
	c.rest = c.rest[len(sign):]
	return true
}

func (c *calculation) sum() *big.Rat {
	x := c.product()
	for x != nil {
		switch {
		case c.next("+"):
			x = combine((*big.Rat).Add, x, c.product())
		case c.next("-"):
			x = combine((*big.Rat).Sub, x, c.product())
		default:
			return x
		}
	}
	return nil
}

func (c *calculation) product() *big.Rat {
	x := c.factor()
	for x != nil {
		switch {
		case c.next("*"):
			x = combine((*big.Rat).Mul, x, c.factor())
		case c.next("/"):
			y := c.factor()
			if y == nil || y.Sign() == 0 {
				return nil
			}
			x = combine((*big.Rat).Quo, x, y)
		default:
			return x
		}
	}
	return nil
}

// combine gives up on fractions that grow without end.
func combine(do func(z, x, y *big.Rat) *big.Rat, x, y *big.Rat) *big.Rat {
	if x == nil || y == nil || x.Num().BitLen()+x.Denom().BitLen()+y.Num().BitLen()+y.Denom().BitLen() > formulaBits {
		return nil
	}
	return do(new(big.Rat), x, y)
}

func (c *calculation) factor() *big.Rat {
	if c.depth--; c.depth < 0 {
		return nil
	}
	defer func() { c.depth++ }()
	switch {
	case c.next("+"):
		return c.factor()
	case c.next("-"):
		return combine((*big.Rat).Sub, new(big.Rat), c.factor())
	case c.next("("):
		return c.closed(c.sum())
	case c.next("SUM("):
		return c.closed(c.listed())
	case c.next("ROUND("):
		return c.rounded()
	}
	if x := c.literal(); x != nil {
		return x
	}
	sheet, at, ok := c.reference()
	if !ok {
		return nil
	}
	return c.cell(sheet, at, false)
}

func (c *calculation) closed(x *big.Rat) *big.Rat {
	if x == nil || !c.next(")") {
		return nil
	}
	return x
}

// literal is a plain number.
func (c *calculation) literal() *big.Rat {
	c.skip()
	n := countDigits(c.rest)
	if n == 0 || n > 18 {
		return nil
	}
	if len(c.rest) > n && c.rest[n] == '.' {
		n += 1 + countDigits(c.rest[n+1:])
	}
	if len(c.rest) > n && strings.ContainsAny(c.rest[n:n+1], "eE:") || n > 36 {
		return nil
	}
	x, ok := new(big.Rat).SetString(strings.TrimSuffix(c.rest[:n], "."))
	c.rest = c.rest[n:]
	if !ok {
		return nil
	}
	return x
}

// listed adds what stands between the brackets of SUM: areas, in which texts do
// not count, and terms.
func (c *calculation) listed() *big.Rat {
	total := new(big.Rat)
	for {
		before := c.rest
		sheet, from, ok := c.reference()
		_, to, area := sheet, from, false
		if ok && c.next(":") {
			_, to, area = c.reference()
		}
		if area {
			total = combine((*big.Rat).Add, total, c.area(sheet, from, to))
		} else {
			c.rest = before
			total = combine((*big.Rat).Add, total, c.sum())
		}
		if total == nil || !c.next(",") {
			return total
		}
	}
}

func (c *calculation) area(sheet *xlsxsafe.Sheet, from, to model.Pos) *big.Rat {
	total := new(big.Rat)
	for row := from.Row; row <= to.Row; row++ {
		for col := from.Col; col <= to.Col && total != nil; col++ {
			total = combine((*big.Rat).Add, total, c.cell(sheet, model.Pos{Row: row, Col: col}, true))
		}
		if total == nil {
			return nil
		}
	}
	return total
}

// rounded is ROUND with a number of places that is written out, away from zero
// at a half, as office programs do.
func (c *calculation) rounded() *big.Rat {
	x := c.sum()
	if x == nil || !c.next(",") {
		return nil
	}
	digits := c.literal()
	if digits == nil || !digits.IsInt() || digits.Cmp(big.NewRat(places, 1)) > 0 || new(big.Rat).Abs(x).Cmp(limit.Rat()) >= 0 {
		return nil
	}
	return c.closed(num.Round(x, int(digits.Num().Int64()), num.HalfUp).Rat())
}

// reference reads A1, $A$1 or a sheet's name before it.
func (c *calculation) reference() (sheet *xlsxsafe.Sheet, at model.Pos, ok bool) {
	c.skip()
	sheet, text := c.page, c.rest
	if i := strings.IndexByte(text, '!'); i > 0 && !strings.ContainsAny(text[:i], "+*/(),:") {
		sheet = c.book.Sheet(strings.Trim(text[:i], "'"))
		text = text[i+1:]
	}
	end := 0
	for end < len(text) && (text[end] == '$' || text[end] >= '0' && text[end] <= '9' || text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	col, row := model.ParseA1(strings.ToUpper(strings.ReplaceAll(text[:end], "$", "")))
	if sheet == nil || row == 0 || end < len(text) && text[end] == '(' {
		return nil, at, false
	}
	c.rest = text[end:]
	return sheet, model.Pos{Row: uint32(row), Col: uint16(col)}, true
}

// cell is the number in a cell; an empty one is zero. In an area a text is
// passed over; in a term it is not.
func (c *calculation) cell(sheet *xlsxsafe.Sheet, at model.Pos, inArea bool) *big.Rat {
	if *c.cells--; *c.cells < 0 {
		return nil
	}
	cell := sheet.Cell(int(at.Row), int(at.Col))
	switch {
	case cell == nil || cell.Kind == xlsxsafe.Empty && !cell.NoCache || cell.Kind == xlsxsafe.Text && inArea:
		return new(big.Rat)
	case cell.Formula && (cell.NoCache || cell.Kind == xlsxsafe.Number):
		if x := c.inner(sheet, cell); x != nil || cell.NoCache {
			return x
		}
	}
	if cell.Kind != xlsxsafe.Number {
		return nil
	}
	x, ok := new(big.Rat).SetString(cell.Decimal())
	if !ok || strings.ContainsAny(cell.Decimal(), "eE") {
		return nil
	}
	return x
}

// inner computes a formula that this one refers to; nil when it cannot be.
func (c *calculation) inner(sheet *xlsxsafe.Sheet, cell *xlsxsafe.Cell) *big.Rat {
	if c.depth <= 0 || cell.FormulaText == "" || len(cell.FormulaText) > formulaBytes {
		return nil
	}
	inner := &calculation{book: c.book, page: sheet, rest: strings.TrimSpace(cell.FormulaText), depth: c.depth - 1, cells: c.cells}
	x := inner.sum()
	if inner.skip(); inner.rest != "" {
		return nil
	}
	return x
}
