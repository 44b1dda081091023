package report

import (
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"

	"qreport/report/cache"
	"qreport/report/define"
	"qreport/report/intake"
	"qreport/report/workspace"
)

// Rest tells whether a whole run has nothing to do, without reading a workbook
// as such: everything that it depends on is as the last run left it, and so are
// the reports. A nation is looked through in a second.
type Rest struct {
	ws    *workspace.Workspace
	cache *cache.Cache
	asked string
	inbox map[string]string // hashes by name, as the run began
	mark  string
}

// rested is what a run leaves for the next.
type rested struct {
	Mark    string
	Reports []restedAt
}

type restedAt struct {
	Dir   string // below reports/
	Files []fileLook
}

// NewRest looks at the workspace before a run; asked is all that the command
// was asked for. What cannot be looked at is never at rest.
func NewRest(ws *workspace.Workspace, defs *define.Definitions, asked string) *Rest {
	r := &Rest{ws: ws, cache: cache.Open(ws.State(), "rest"), asked: asked}
	if inbox, err := intake.Look(ws.Inbox()); err == nil {
		r.inbox = inbox
		r.mark = r.markOf(defs)
	}
	return r
}

// markOf is a hash over everything that a run depends on. The program itself
// is in every key of the cache.
func (r *Rest) markOf(defs *define.Definitions) string {
	config, _ := json.Marshal(r.ws.Config) // plain data
	fonts := readTypefaces(r.ws, defs.Texts)
	return cache.Key(r.asked, r.inbox, defs.Hash, config, hashFolder(r.ws.Drafts()), fonts.hashes, fonts.refused)
}

// Stands gives the number of reports when there is nothing to do.
func (r *Rest) Stands() (reports int, ok bool) {
	var was rested
	data, found := r.cache.Get(cache.Key("rest", r.asked))
	if !found || r.mark == "" || json.Unmarshal(data, &was) != nil || was.Mark != r.mark {
		return 0, false
	}
	for _, report := range was.Reports {
		if !untouched(filepath.Join(r.ws.Reports(), report.Dir), report.Files) {
			return 0, false
		}
	}
	return len(was.Reports), true
}

// Keep remembers a run that published or found all of its reports. It is not
// remembered when the inbox changed meanwhile, or when a file was still being
// copied: what is said of that one changes with time alone.
func (r *Rest) Keep(run *Run, published []Published) {
	now, err := intake.Look(r.ws.Inbox())
	if err != nil || !maps.Equal(now, r.inbox) || slices.Contains(slices.Collect(maps.Values(now)), "F109") {
		return
	}
	for _, s := range run.Received {
		if now[s.File.Name] != s.File.SHA256 {
			return
		}
	}
	for _, f := range run.Findings {
		if f.Code == "F109" {
			return
		}
	}
	is := rested{Mark: r.markOf(run.Defs)} // with the drafts that the run has made
	for _, p := range published {
		at := restedAt{}
		at.Dir, _ = filepath.Rel(r.ws.Reports(), p.Dir)
		if at.Files = looks(p.Dir, p.Files); at.Files == nil {
			return
		}
		is.Reports = append(is.Reports, at)
	}
	if data, err := json.Marshal(is); err == nil {
		r.cache.Put(cache.Key("rest", r.asked), data)
	}
}
