// Package archive keeps what was received: every original by the hash of its
// content, read-only, and for each unit, period and scope the order in which
// its versions came and what was found in them.
//
//	path, err := archive.Keep(dir, data)
//	before, err := archive.Record(dir, archive.Key(sub), archive.Version{SHA256: …})
//	changes := archive.Compare(old, sub, defs)
//	progress := archive.Resolved(before.Findings, findings)
//
// Originals are never changed and never deleted; what cannot be verified when
// it is read is an error, not a workbook.
package archive
