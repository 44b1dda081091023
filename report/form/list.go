package form

import (
	"strconv"
	"time"

	"qreport/report/define"
	"qreport/report/form/layout"
	"qreport/report/model"
)

// emptyLines is how many lines of a list-form stand ready.
const emptyLines = 15

// addList lays out a form of variable length. Its first column only counts. Its
// sheet is not protected: LibreOffice inserts no row into one that is, whatever
// it allows, and Excel takes none away in which a cell is locked.
func (b *book) addList(f *define.Form) {
	s := b.newSheet(f.Sheet, listWidths(f))
	s.landscape, s.free = s.width(1, len(s.widths)) > 110, true
	b.addHead(s, f, b.texts.LegendList)
	b.addListHeader(s, f)
	var records [][]string
	if b.values.List != nil {
		records = b.values.List(f.ID)
	}
	first := s.next()
	for i := range max(emptyLines, len(records)) {
		var record []string
		if i < len(records) {
			record = records[i]
		}
		addRecord(s, f, i+1, record)
	}
	for i, c := range f.Columns {
		if g, ok := b.columnGuard(cellsOf(i+2, first, i+2, s.next()-1), c); ok {
			s.guards = append(s.guards, g)
		}
	}
	b.addFoot(s, f.Notes)
	s.freeze = model.Pos{Col: 2, Row: uint32(first)}
	s.repeat = [2]int{headRows + 1, headRows + 2}
}

func listWidths(f *define.Form) []float64 {
	widths := []float64{6}
	for _, c := range f.Columns {
		widths = append(widths, max(c.Width, 10))
	}
	return stretched(widths)
}

func (b *book) addListHeader(s *sheet, f *define.Form) {
	row := s.next()
	s.put(1, row, headerLook(), layout.WordNumber)
	s.put(1, row+1, machineLook(), layout.ColumnCodes)
	for i, c := range f.Columns {
		name := c.Name
		if c.Required {
			name += layout.RequiredMark
		}
		if c.Unit != "" {
			name += "（" + c.Unit + "）"
		}
		s.put(i+2, row, headerLook(), name)
		s.put(i+2, row+1, machineLook(), layout.ListColumnCode(f.ID, c.ID))
		s.rows[row-1].height = max(s.rows[row-1].height, 24, textHeight(name, s.widths[i+1]*0.9, 10))
	}
}

func addRecord(s *sheet, f *define.Form, number int, record []string) {
	row := s.next()
	l := codeLook()
	l.fill = colorLocked
	s.put(1, row, l, float64(number))
	height := 18.0
	for i, c := range f.Columns {
		text := ""
		if i < len(record) {
			text = record[i]
		}
		s.put(i+2, row, columnLook(c), columnValue(c, text))
		height = max(height, textHeight(text, s.widths[i+1], 10))
	}
	s.height(row, height)
}

func columnLook(c define.ListColumn) look {
	l := entryLook()
	if c.Required {
		l.fill = colorRequired
	}
	switch c.Kind {
	case "number":
		l.align, l.format = "right", "General"
	case "date":
		l.align, l.format = "center", "yyyy-mm-dd"
	case "choice":
		l.align = "center"
	default:
		l.format = "@" // so that a code keeps its leading zeros, and 3-15 is no date
	}
	return l
}

// columnValue writes numbers and dates as Excel would have them after a clerk
// typed them in; anything that is neither stays a text.
func columnValue(c define.ListColumn, text string) any {
	if text == "" {
		return nil
	}
	switch c.Kind {
	case "number":
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
	case "date":
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return float64(day.Unix()/86400 + excelEpoch)
		}
	}
	return text
}

// excelEpoch is the serial number of 1970-01-01 in the 1900 calendar.
const excelEpoch = 25569
