// Package patch changes a workbook that somebody else made without rewriting
// it: parts that need no change are copied byte for byte, compressed as they
// are, and in the others a few elements are inserted at their places.
//
//	b, err := patch.Open(data)
//	err = b.Clean()                          // marks of an earlier round
//	err = b.Mark("一季度", []patch.Mark{{Cell: "D7", Level: patch.Severe, Note: "…"}})
//	err = b.Put(0, patch.Page{Name: "审核回执", Rows: rows})
//	err = b.Write(w)
//
// # Marks
//
// A cell is coloured by a conditional format that always holds, never by
// changing the cell: its own style, and with it every byte of the sheet's
// data, stays as it was, an empty cell needs no new one, and the colour can be
// taken off again, however often the workbook was saved in between and by
// whatever program. A formula that names [layout.ReceiptSheet] tells our
// formats from the sender's. Notes begin with [layout.ReceiptMark].
//
// # What it expects
//
// The workbook has passed report/internal/xlsxsafe: its parts are bounded,
// verified and well-formed. Where it lacks what every program writes, Open and
// Mark return an error, and nothing has been changed.
package patch
