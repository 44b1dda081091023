package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"qreport/report/archive"
	"qreport/report/intake"
	"qreport/report/model"
	"qreport/report/render/receipt"
)

// Receipts are the names of the files in receipts/ that a run wrote, found
// unchanged, and took away because what they answered is gone.
type Receipts struct{ Written, Unchanged, Removed []string }

// WriteReceipts keeps every submission in archive/ and answers every file of
// the inbox with a receipt. Only what changed is written; the inbox never is.
// The caller holds the workspace's lock. declared is the day of the check.
func (r *Run) WriteReceipts(declared time.Time) (done Receipts, err error) {
	inbox, err := os.OpenRoot(r.Workspace.Inbox())
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, inbox.Close()) }()
	shelf, err := openShelf(r.Workspace.Receipts())
	if err = errors.Join(err, archive.Tidy(r.Workspace.Archive())); err != nil {
		return done, err
	}
	w := &receiptWriter{Run: r, inbox: inbox, shelf: shelf, reader: intake.NewReader(r.Defs), declared: declared, findings: byFile(r.Findings)}
	err = eachInOrder(w.groups(), w.answer, func(answers []answer) error {
		for _, a := range answers {
			if err := shelf.put(a, &done); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return done, err
	}
	return done, shelf.close(&done)
}

func byFile(findings []model.Finding) map[string][]model.Finding {
	files := map[string][]model.Finding{}
	for _, f := range findings {
		files[f.File] = append(files[f.File], f)
	}
	return files
}

// receiptWriter answers the files of one run.
type receiptWriter struct {
	*Run
	inbox    *os.Root
	shelf    *shelf
	reader   *intake.Reader
	declared time.Time
	findings map[string][]model.Finding
}

// letter is a received file to be answered; sub is nil when nothing in it
// could be read.
type letter struct {
	file    model.File
	sub     *model.Submission
	verdict receipt.Verdict
}

// groups puts the versions of one submission together, those that were
// replaced first: a version is compared with the one before it.
func (w *receiptWriter) groups() (groups [][]letter) {
	at := map[string]int{}
	for _, s := range w.Received {
		l := letter{s.File, s, w.verdict(s)}
		key := archive.Key(s)
		i, seen := at[key]
		if !seen || !isKnown(s) {
			at[key] = len(groups)
			groups = append(groups, []letter{l})
			continue
		}
		groups[i] = append(groups[i], l)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b letter) int {
			return cmp.Or(boolRank(b.verdict == receipt.Replaced)-boolRank(a.verdict == receipt.Replaced),
				cmp.Compare(a.sub.Filed, b.sub.Filed), cmp.Compare(a.file.Name, b.file.Name))
		})
	}
	for _, name := range w.Unread() {
		groups = append(groups, []letter{{file: model.File{Name: name}}})
	}
	return groups
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isKnown reports whether a submission says whose it is and for when.
func isKnown(s *model.Submission) bool {
	return s.Unit.Region != "" && s.Unit.Bureau != "" && s.Period.Year != 0
}

func (w *receiptWriter) verdict(s *model.Submission) receipt.Verdict {
	switch {
	case w.Accepted.Find(s.Unit, s.Period, s.Scope) == s:
		return receipt.Accepted
	case isReplaced(w.findings[s.File.Name], s.File.Name):
		return receipt.Replaced
	}
	return receipt.Returned
}

// Unread lists the files that gave no submission and must be sent again. Copies
// of a file and what programs leave behind need no answer.
func (r *Run) Unread() (names []string) {
	read := map[string]bool{}
	for _, s := range r.Received {
		read[s.File.Name] = true
	}
	for _, f := range r.Findings {
		if f.Severity == model.Blocking && !read[f.File] {
			names = append(names, f.File)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// answer is a receipt ready to be put on the shelf; data is nil when the one
// that is there is still right.
type answer struct {
	name, source, mark string
	data               []byte
}

func (w *receiptWriter) answer(group []letter) (answers []answer, err error) {
	for _, l := range group {
		a, err := w.reply(l)
		if err != nil {
			return nil, fmt.Errorf("%s：%w", l.file.Name, err)
		}
		if a.name != "" {
			answers = append(answers, a)
		}
	}
	return answers, nil
}

// reply answers one file. A file that changed since it was read is left for
// the next run; one that was refused because it cannot be read (forbidden, a
// folder) is answered all the same.
func (w *receiptWriter) reply(l letter) (a answer, err error) {
	data, hash, err := w.original(l.file.Name)
	if errors.Is(err, fs.ErrNotExist) || l.sub != nil && (err != nil || hash != l.file.SHA256) {
		return a, nil
	}
	l.file.SHA256 = hash
	var before *archive.Version
	if l.sub != nil {
		if before, err = w.keep(l, data); err != nil {
			return a, err
		}
	}
	if a.name, err = w.name(l); err != nil {
		return a, err
	}
	a.source, a.mark = l.file.Name, w.mark(l, before)
	if w.shelf.holds(a) {
		return a, nil
	}
	a.data, err = w.write(l, data, before)
	return a, err
}

// keep archives a submission and returns the version before it.
func (w *receiptWriter) keep(l letter, data []byte) (*archive.Version, error) {
	dir := w.Workspace.Archive()
	if _, err := archive.Keep(dir, data); err != nil || !isKnown(l.sub) {
		return nil, err
	}
	return archive.Record(dir, archive.Key(l.sub), archive.Version{
		SHA256: l.file.SHA256, File: l.file.Name, Filed: l.sub.Filed,
		Judged: l.verdict != receipt.Replaced, Findings: w.findings[l.file.Name]})
}

func (w *receiptWriter) name(l letter) (string, error) {
	if l.sub == nil || !isKnown(l.sub) {
		return receipt.RefusalName(l.file.Name, w.Defs)
	}
	return receipt.Name(l.sub, w.Defs, l.verdict)
}

func (w *receiptWriter) write(l letter, data []byte, before *archive.Version) ([]byte, error) {
	o := receipt.Options{Defs: w.Defs, File: l.file, Verdict: l.verdict, Declared: w.declared, Tool: Tool}
	var out bytes.Buffer
	if l.sub == nil {
		err := receipt.WriteRefusal(&out, w.findings[l.file.Name], o)
		return out.Bytes(), err
	}
	if reporter, ok := w.Register.Find(l.sub.Unit); ok {
		o.Unit = reporter.Name
	}
	var err error
	if o.Before, err = w.earlier(l, before); err != nil {
		return nil, err
	}
	err = receipt.Write(&out, data, l.sub, w.findings[l.file.Name], o)
	return out.Bytes(), err
}

// earlier compares with the version before. One that is no longer kept, or
// that today's definitions do not read, cannot be compared with.
func (w *receiptWriter) earlier(l letter, before *archive.Version) (*receipt.Earlier, error) {
	if before == nil || l.verdict == receipt.Replaced {
		return nil, nil
	}
	data, err := archive.Get(w.Workspace.Archive(), before.SHA256)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	old, _ := w.reader.Read(model.File{Name: before.File, SHA256: before.SHA256}, bytes.NewReader(data), int64(len(data)))
	if old == nil {
		return nil, nil
	}
	return &receipt.Earlier{File: filepath.Base(before.File), Judged: before.Judged,
		Changes:  archive.Compare(old, l.sub, w.Defs),
		Progress: archive.Resolved(before.Findings, w.findings[l.file.Name])}, nil
}
