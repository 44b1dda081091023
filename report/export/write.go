package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"qreport/report/disk"
)

// Format is a file format of the export.
type Format string

// The formats.
const (
	CSV     Format = "csv"
	Parquet Format = "parquet"
)

// ParseFormat reads the name of a format.
func ParseFormat(s string) (Format, error) {
	if f := Format(s); f == CSV || f == Parquet {
		return f, nil
	}
	return "", fmt.Errorf("格式 %q 不认识，应为 csv 或 parquet", s)
}

// Write writes facts of one period below dir and returns the file's path. The
// file appears complete or not at all.
func Write(dir, period string, format Format, facts iter.Seq[Fact]) (string, error) {
	folder := filepath.Join(dir, "facts", "period="+period)
	path := filepath.Join(folder, "part-0."+string(format))
	err := disk.WriteTo(path, disk.FileMode, func(w io.Writer) error { return encode(w, format, facts) })
	if err != nil {
		return "", fmt.Errorf("写 %s：%w", path, err)
	}
	return path, nil
}

func encode(w io.Writer, format Format, facts iter.Seq[Fact]) error {
	if format == Parquet {
		return encodeParquet(w, facts)
	}
	return encodeCSV(w, facts)
}

// batch is how many facts go to the parquet writer at once.
const batch = 4096

func encodeParquet(w io.Writer, facts iter.Seq[Fact]) error {
	out := parquet.NewGenericWriter[Fact](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("qreport", "1", "export"))
	for rows := range slices.Chunk(slices.Collect(facts), batch) {
		if _, err := out.Write(rows); err != nil {
			return err
		}
	}
	return out.Close()
}

func encodeCSV(w io.Writer, facts iter.Seq[Fact]) error {
	out := csv.NewWriter(w)
	if err := out.Write(Columns()); err != nil {
		return err
	}
	for f := range facts {
		if err := out.Write(f.texts()); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Columns are the columns of the export, in order.
func Columns() []string {
	var names []string
	for _, f := range parquet.SchemaOf(Fact{}).Fields() {
		names = append(names, f.Name())
	}
	return names
}

func (f Fact) texts() []string {
	value := ""
	if f.Value != nil {
		value = strconv.FormatFloat(*f.Value, 'f', -1, 64)
	}
	return []string{f.Region, f.RegionName, f.Level, f.Period, f.Bureau, inert(f.UnitName), f.Scope, f.Form, f.Field, f.FieldName,
		f.Item, f.ItemName, f.Column, f.Nature, f.Unit, f.Decimal, value, f.Missing, strconv.FormatBool(f.Counted),
		inert(f.File), f.SHA256, inert(f.Sheet), f.Cell}
}

// inert keeps a name that a sender chose from being a formula where a
// spreadsheet opens the CSV file: an apostrophe stands before it.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
