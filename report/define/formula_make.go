package define

import (
	"strconv"

	"qreport/report/internal/num"
)

// The formulas below are put together and not read: a report has hundreds of
// rates and shares of its own, whose provenance is printed like that of the
// indicators. They have no Source.

// Term is an operand with the name of its item, if it has one.
type Term struct {
	SlotKey
	ItemName string
}

func (t Term) ref() *ref { return &ref{key: t.SlotKey, itemName: t.ItemName} }

// SumOf adds operands, all of which must be there; the sum of none is 0.
func SumOf(terms []Term) *Formula {
	return sumOfTerms(terms, func(t Term) number { return t.ref() })
}

// SumOfGiven adds the operands that are there.
func SumOfGiven(terms []Term) *Formula {
	return sumOfTerms(terms, func(t Term) number { return &optional{t.ref()} })
}

// SumOfItems adds all items of matrix fields.
func SumOfItems(fields []string) *Formula {
	return sumOfTerms(fields, func(field string) number { return &sumOf{&ref{key: SlotKey{field, AllItems}}} })
}

// Ratio divides a formula by another, times a scale such as 100.
func Ratio(part, whole *Formula, scale int) *Formula {
	return made(&binary{"*", &binary{"/", part.number, whole.number}, constant(scale)})
}

// Divided divides a formula by a number.
func Divided(f *Formula, by int) *Formula { return made(&binary{"/", f.number, constant(by)}) }

func sumOfTerms[T any](terms []T, node func(T) number) *Formula {
	if len(terms) == 0 {
		return made(constant(0))
	}
	sum := node(terms[0])
	for _, t := range terms[1:] {
		sum = &binary{"+", sum, node(t)}
	}
	return made(sum)
}

func constant(n int) *literal { return &literal{num.Whole(int64(n)), strconv.Itoa(n)} }

func made(n number) *Formula {
	f := &Formula{number: n}
	f.collectOperands()
	return f
}
