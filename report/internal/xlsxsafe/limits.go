package xlsxsafe

// Limits bounds what one workbook may cost. A zero field takes its default.
type Limits struct {
	FileBytes  int64 // size of the file
	Parts      int   // entries in the archive
	PartBytes  int64 // uncompressed size of a part that is parsed
	EntryBytes int64 // uncompressed size of any entry (pictures are verified and dropped)
	TotalBytes int64 // uncompressed size of all entries
	Ratio      int64 // uncompressed : compressed, for entries above RatioFloor
	RatioFloor int64 // entries up to this size are exempt from Ratio

	Sheets     int   // sheets in the workbook
	Rows       int   // row elements in the workbook, with or without cells
	Cells      int   // cells with a value or formula in the workbook
	EmptyCells int   // formatted cells without a value in the workbook
	Strings    int   // shared strings
	TextBytes  int64 // text kept in memory: strings, literals, formulas, names
	Names      int   // defined names, merges, spans, properties and relationships together
	Depth      int   // nesting of XML elements
	Attrs      int   // attributes of one XML element; namespace prefixes in force
}

// DefaultLimits leaves room for a form a hundred times the usual size and keeps
// the peak memory of any one file well under 300 MB.
func DefaultLimits() Limits {
	return Limits{
		FileBytes:  32 << 20,
		Parts:      2000,
		PartBytes:  32 << 20,
		EntryBytes: 64 << 20,
		TotalBytes: 128 << 20,
		Ratio:      250,
		RatioFloor: 4 << 20,

		Sheets:     256,
		Rows:       200_000,
		Cells:      300_000,
		EmptyCells: 1_000_000,
		Strings:    300_000,
		TextBytes:  32 << 20,
		Names:      20_000,
		Depth:      64,
		Attrs:      64,
	}
}

// filled replaces the zero fields by the defaults.
func (l Limits) filled() Limits {
	d := DefaultLimits()
	for _, p := range []struct{ have, def *int64 }{
		{&l.FileBytes, &d.FileBytes}, {&l.PartBytes, &d.PartBytes},
		{&l.EntryBytes, &d.EntryBytes}, {&l.TotalBytes, &d.TotalBytes},
		{&l.Ratio, &d.Ratio}, {&l.RatioFloor, &d.RatioFloor}, {&l.TextBytes, &d.TextBytes},
	} {
		if *p.have == 0 {
			*p.have = *p.def
		}
	}
	for _, p := range []struct{ have, def *int }{
		{&l.Parts, &d.Parts}, {&l.Sheets, &d.Sheets}, {&l.Rows, &d.Rows},
		{&l.Cells, &d.Cells}, {&l.EmptyCells, &d.EmptyCells}, {&l.Strings, &d.Strings},
		{&l.Names, &d.Names}, {&l.Depth, &d.Depth}, {&l.Attrs, &d.Attrs},
	} {
		if *p.have == 0 {
			*p.have = *p.def
		}
	}
	return l
}
