package layout

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"qreport/report/define"
)

// formatVersion changes when this package changes what a workbook looks like
// to its reader.
const formatVersion = 1

// FormVersion stamps the workbooks made from d: a short hash over all that a
// filled-in cell depends on. Wording, checks and indicators do not count, so
// that changing them does not make the workbooks already sent out old ones.
func FormVersion(d *define.Definitions) string {
	h := sha256.New()
	fmt.Fprintf(h, "%d\n%s\n", formatVersion, d.Edition.ID)
	for _, f := range d.Forms {
		hashForm(h, d, f)
	}
	return hex.EncodeToString(h.Sum(nil))[:10]
}

func hashForm(w io.Writer, d *define.Definitions, f *define.Form) {
	fmt.Fprintf(w, "form %q %q %q %q\n", f.ID, f.Bureaus, f.Layout, f.Cycle)
	for _, row := range f.Rows {
		fmt.Fprintf(w, "row %q %q %q %v %q\n", row.Code, row.Unit, row.Nature, d.ColumnsOf(row), row.Name)
	}
	for _, c := range f.Columns {
		fmt.Fprintf(w, "column %q %q %q %q\n", c.ID, c.Kind, c.List, c.Unit)
	}
	for _, item := range d.Items[f.List] {
		fmt.Fprintf(w, "item %q %q\n", item.Code, item.Name)
	}
}
