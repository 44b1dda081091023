package workspace

import "path/filepath"

// Inbox is where submissions are dropped; nothing there is ever changed.
func (w *Workspace) Inbox() string { return filepath.Join(w.Dir, "inbox") }

// Receipts is where the annotated workbooks (回执) go.
func (w *Workspace) Receipts() string { return filepath.Join(w.Dir, "receipts") }

// Archive keeps accepted originals by content hash.
func (w *Workspace) Archive() string { return filepath.Join(w.Dir, "archive") }

// Drafts holds what the analyst writes.
func (w *Workspace) Drafts() string { return filepath.Join(w.Dir, "drafts") }

// Reports is what is published.
func (w *Workspace) Reports() string { return filepath.Join(w.Dir, "reports") }

// State holds the lock and caches; deleting it changes no result.
func (w *Workspace) State() string { return filepath.Join(w.Dir, ".qreport") }
