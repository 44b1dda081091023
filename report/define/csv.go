package define

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// row is a line of a CSV file.
type row struct {
	file   string
	line   int
	fields []string
}

// readCSV returns the rows below the header, which must be exactly header.
func readCSV(t text, header string, problems *Problems) (rows []row) {
	r := csv.NewReader(bytes.NewReader(t.data))
	r.FieldsPerRecord = -1
	width := strings.Count(header, ",") + 1
	for first := true; ; first = false {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			problems.add(t.label, broken.Line, "第 %d 列：CSV 写法不对（%v），含逗号或引号的内容要用双引号括起", broken.Column, broken.Err)
			return rows
		}
		line, _ := r.FieldPos(0)
		switch {
		case first && strings.Join(fields, ",") != header:
			problems.add(t.label, line, "表头是 %s，应为 %s", strings.Join(fields, ","), header)
			return nil
		case len(fields) != width:
			problems.add(t.label, line, "这一行有 %d 列，应有 %d 列", len(fields), width)
		case !first:
			rows = append(rows, row{t.label, line, fields})
		}
	}
}
