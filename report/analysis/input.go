package analysis

import (
	"time"

	"qreport/report/define"
	"qreport/report/document"
	"qreport/report/draft"
	"qreport/report/indicator"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/score"
)

// Input is what a report is written from.
type Input struct {
	Region     string
	Period     model.Period
	Basis      rollup.Basis // the basis of the leading figures
	Annual     bool         // the report of the year; Period is the last quarter that is there
	Indicators *indicator.Indicators
	Scores     *score.Scores    // nil when the index cannot be computed
	Topic      *define.Topic    // of a special report, nil for the whole one
	Official   []score.Official // published values, of any region and year
	Findings   []model.Finding  // of the submissions of this region and below
	Filings    []Filing         // of this region and below, for all quarters of the year
	Draft      *draft.Draft     // what the analyst wrote, nil for nothing
	Drafting   bool             // print 待补充 where the draft is open
	Issue      Issue
	Declared   time.Time
	Tool       string
	Synthetic  bool
}

// Filing is how often a unit sent its workbook for a quarter: more than once
// when it was corrected.
type Filing struct {
	Unit   model.Unit
	Period model.Period
	Count  int
	Latest string // date on the latest cover
}

// Issue is what the office decides about a document (发文要素).
type Issue struct {
	Plain      bool
	Letterhead bool
	Issuers    []string
	Number     string
	Serial     string
	Secrecy    string
	Urgency    string
	Signers    []string
	Addressee  string
	CopyTo     []string
	Printer    string
}

// Write makes the document of one region and period. The error is a fault in
// the wording templates.
func Write(in Input) (*document.Document, error) {
	w := newWriter(in)
	doc := &document.Document{
		Meta:  w.meta(),
		Head:  w.head(),
		Body:  w.body(),
		Close: w.closing(),
	}
	if w.Topic == nil {
		doc.Annexes, doc.Sheets = w.annexes(), w.sheets()
		w.registerIndicators()
	}
	w.resolve(doc.Body)
	doc.Close.Attachments = attachments(doc.Annexes)
	doc.Figures, doc.Data, doc.Legend = w.figures.list, w.sortedData(), w.legend()
	return doc, w.err
}

func attachments(annexes []document.Annex) []string {
	var titles []string
	for _, a := range annexes {
		titles = append(titles, a.Title)
	}
	return titles
}
