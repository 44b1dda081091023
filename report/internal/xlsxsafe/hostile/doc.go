// Package hostile makes the files that a careless or malicious stranger could
// send in place of a workbook, for the tests of everything that reads them.
//
//	for _, f := range hostile.Files() {
//		b := f.Make()
//		_, err := xlsxsafe.Open(f.Name, bytes.NewReader(b), int64(len(b)), xlsxsafe.DefaultLimits())
//		// err carries f.Want; "" means that the file must be accepted
//	}
//
// Nothing here is downloaded or copied: each file is written byte by byte, the
// archive included, so that sizes can lie and entries can overlap.
package hostile
