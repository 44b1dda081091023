// Command build writes the real samples again from the published tables beside
// them: samples/bazhong and samples/published. The synthetic samples/huzhou is
// made by "qreport sample". "make samples" writes all of them. Run it from the repository's
// root with "make samples".
package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"qreport/report"
	"qreport/report/define"
	"qreport/report/form"
	"qreport/report/model"
	"qreport/report/workspace"
)

func main() {
	log.SetFlags(0)
	for _, make := range []func() error{bazhong, ciq2011, shaoxing2010, equipment} {
		if err := make(); err != nil {
			log.Fatal(err)
		}
	}
}

// cell addresses one figure of a recipe.
type cell struct {
	field, item string
	column      model.Column
}

// recipe is one workbook: who sends it, and what the publication says.
type recipe struct {
	unit    model.Unit
	period  string
	scope   model.Scope
	source  string
	values  map[cell]string
	units   map[string]string // field → unit that the publication prints
	explain []form.Explanation
}

// unstated explains the figures that the publication does not print.
var unstated = []form.Explanation{{Ref: "T-04", Text: "原发布材料未列此项。"}}

// write makes the recipe's workbook in the inbox of a sample workspace.
func (r recipe) write(dir string) error {
	ws, err := workspace.Open(dir)
	if err != nil {
		return err
	}
	defs, err := report.Definitions(ws, "")
	if err != nil {
		return err
	}
	register, err := ws.Register(defs)
	if err != nil {
		return err
	}
	reporter, ok := register.Find(r.unit)
	if !ok {
		return fmt.Errorf("%s: 名录中没有 %s", dir, r.unit)
	}
	period, err := model.ParsePeriod(r.period)
	if err != nil {
		return err
	}
	var book bytes.Buffer
	if err := form.Filled(&book, defs, reporter, period, r.options(), r.fill()); err != nil {
		return err
	}
	return save(dir, r.name(defs), book.Bytes())
}

func (r recipe) name(defs *define.Definitions) string {
	bureau, _ := defs.BureauByID(r.unit.Bureau)
	name := fmt.Sprintf("%s-%s-%s", r.unit.Region, bureau.Short, r.period)
	if r.scope == model.Aggregate {
		name += "-汇总"
	}
	return name + ".xlsx"
}

func (r recipe) options() form.Options {
	return form.Options{Scope: r.scope, Source: r.source, Tool: report.Tool}
}

func (r recipe) fill() form.Values {
	return form.Values{
		Cell: func(field, item string, column model.Column) form.Entry {
			text, ok := r.values[cell{field, item, column}]
			if !ok {
				return form.Entry{}
			}
			value, err := model.ParseValue(text)
			if err != nil {
				log.Fatalf("%s %s: %v", r.unit, field, err)
			}
			return form.Entry{Value: value}
		},
		Unit:         func(field string) string { return r.units[field] },
		Explanations: r.explain,
	}
}

func save(dir, name string, data []byte) error {
	inbox := filepath.Join(dir, "inbox")
	if err := os.MkdirAll(inbox, 0o755); err != nil {
		return err
	}
	fmt.Println(filepath.Join(inbox, name))
	return os.WriteFile(filepath.Join(inbox, name), data, 0o644)
}

// table reads a published table as rows of named columns.
func table(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}
