package analysis

import (
	"qreport/report/document"
	"qreport/report/model"
)

func (w *writer) meta() document.Meta {
	title := plain(w.say(w.text("title.line"), &voice{w: w}))
	meta := document.Meta{Title: title, File: plain(w.say(w.text("file"), &voice{w: w})), Subject: w.word(w.text("subject")), Author: w.list(w.Issue.Issuers),
		Keywords: plain(w.say(w.text("keywords"), &voice{w: w})), Declared: w.Declared, Tool: w.Tool}
	if w.Drafting {
		meta.Notice = w.word("draft.notice")
	}
	if w.Synthetic {
		meta.Notice = w.word("report.synthetic")
	}
	return meta
}

func (w *writer) head() document.Head {
	var title []string
	for _, id := range []string{w.text("title.first"), w.text("title.second")} {
		title = append(title, plain(w.say(id, &voice{w: w})))
	}
	return document.Head{
		Plain: w.Issue.Plain, Letterhead: w.Issue.Letterhead, Issuers: w.Issue.Issuers, Suffix: w.word("report.suffix"),
		Serial: w.Issue.Serial, Secrecy: w.Issue.Secrecy, Urgency: w.Issue.Urgency,
		Number: w.Issue.Number, Signers: w.Issue.Signers, Title: title, Addressee: firstOf(w.Issue.Addressee, w.say("addressee", w.region)),
	}
}

func (w *writer) closing() document.Close {
	date := w.say("date", w.Declared)
	return document.Close{
		Signatures: w.Issue.Issuers, Date: date, CopyTo: w.Issue.CopyTo,
		Printer: firstOf(w.Issue.Printer, w.say("printer", w.Issue.Issuers)), PrintedOn: w.say("date.printed", w.Declared),
	}
}

// signs are the signs for missing values with their meanings.
func (w *writer) signs() (marks []document.Mark) {
	for _, kind := range []model.Kind{model.Blank, model.NotApplicable, model.NoBureau, model.Secret, model.Withheld} {
		marks = append(marks, document.Mark{Sign: w.sign(kind), Meaning: w.word(signIDs[kind] + ".meaning")})
	}
	return marks
}

// legend explains the signs for missing values and the flags of figures.
func (w *writer) legend() []document.Mark {
	marks := w.signs()
	for _, flag := range []string{"partial", "small", "noise"} {
		marks = append(marks, document.Mark{Sign: w.word("flag." + flag), Meaning: w.say("flag."+flag+".note", w.defs.Thresholds)})
	}
	return marks
}
