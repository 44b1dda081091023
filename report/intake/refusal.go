package intake

import (
	"errors"
	"fmt"
	"strings"

	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// refusalCode is the finding that says why the door stayed shut; what is not
// listed is a damaged file.
func refusalCode(code xlsxsafe.RefusalCode) string {
	switch code {
	case xlsxsafe.CodeEmpty:
		return "F101"
	case xlsxsafe.CodeFileTooBig:
		return "F102"
	case xlsxsafe.CodeNotWorkbook, xlsxsafe.CodeXLSB, xlsxsafe.CodeXML2003:
		return "F103"
	case xlsxsafe.CodeXLS:
		return "F104"
	case xlsxsafe.CodeEncrypted:
		return "F105"
	case xlsxsafe.CodeET:
		return "F106"
	case xlsxsafe.CodeHTML:
		return "F107"
	case xlsxsafe.CodeText:
		return "F108"
	case xlsxsafe.CodeTruncated:
		return "F109"
	case xlsxsafe.CodeMacro:
		return "F111"
	case xlsxsafe.CodeTooManyParts, xlsxsafe.CodePartTooBig, xlsxsafe.CodeRatio, xlsxsafe.CodeTotalTooBig,
		xlsxsafe.CodeXMLTooComplex, xlsxsafe.CodeTooManySheets, xlsxsafe.CodeTooManyRows,
		xlsxsafe.CodeTooManyCells, xlsxsafe.CodeTooManyStrings, xlsxsafe.CodeTooMuchText:
		return "F112"
	case xlsxsafe.CodeLockFile:
		return "F114"
	case xlsxsafe.CodeOtherOffice, xlsxsafe.CodeOtherArchive:
		return "F116"
	}
	return "F110"
}

// refusal is the finding about a file that was not opened.
func (r *reader) refusal(file model.File, size int64, err error) model.Finding {
	var no *xlsxsafe.Refusal
	if !errors.As(err, &no) {
		no = &xlsxsafe.Refusal{Code: xlsxsafe.CodeInternal}
	}
	code := refusalCode(no.Code)
	said := Said{Name: no.Part}
	switch code {
	case "F102":
		said = Said{Found: megabytes(size), Expected: megabytes(xlsxsafe.DefaultLimits().FileBytes)}
	case "F110":
		said.Name = strings.Trim(r.words.Refusal[string(no.Code)]+" "+no.Part, " ")
	case "F112":
		said = Said{r.words.Refusal[string(no.Code)], r.words.Refusal["beyond"], r.words.Refusal["limit"]}
	case "F116":
		said.Found = r.words.Refusal[string(no.Code)]
	}
	f := r.catalog.Finding(code, said)
	f.File = file.Name
	return f
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
