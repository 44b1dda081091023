// Package intake reads one workbook of a bureau into a [model.Submission]. It
// judges form, never content: whether a figure is plausible is for validate.
//
//	sub, findings := intake.NewReader(defs).Read(file, bytes.NewReader(data), size)
//	subs, findings, err := intake.ReadFolder("inbox", defs, 2, intake.Memory{})
//
// # How it reads
//
// read.go opens the workbook through the safe door and gives every sheet to
// locate.go, which finds out by codes, 表号, titles and names what stands on it.
// cover.go and remarks.go read the labelled cells; rows.go, matrix.go and
// list.go read the three layouts of forms, whatever was inserted, moved,
// hidden, merged or renamed; figure.go reads one cell.
//
// # What it promises
//
// A value is read when its meaning is certain; otherwise there is a finding and
// no value. Every value keeps the position of its cell, and so does every empty
// cell that was found: a cell without a position was not in the workbook, and a
// finding says so. One fault of the sender gives one finding.
//
// Words that are recognised stand in words.toml.
package intake
