package report

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"qreport/report/cache"
	"qreport/report/model"
	"qreport/report/workspace"
)

// marks are hashes of what reports depend on, made when first asked for.
type marks struct {
	mu     sync.Mutex
	upTo   map[int]map[string]string // by last year, then by region
	drafts map[string]string         // path below drafts/ → hash
}

func newMarks() *marks { return &marks{upTo: map[int]map[string]string{}} }

// everything is a year beyond all submissions.
const everything = 9999

// mark is a hash over everything that the report of a region depends on: what
// was received from it and below with what was found in it, the index of its
// siblings, the definitions, the configuration and the drafts. The program
// itself is in every key of the cache.
func (r *Run) mark(region string, o Occasion, declared time.Time) string {
	config, _ := json.Marshal(configFor(r.Workspace.Config, region))
	where, _ := r.Defs.Regions.Get(region)
	scored := o.Last.Year
	if o.Last.LastMonth() < 12 {
		scored-- // the index is of the year before
	}
	if o.Annual {
		scored = everything // compared with the level above
	}
	return cache.Key(r.Defs.Hash, config, o, declared.Format(time.DateOnly), r.synthetic(), r.Drafting,
		r.received(everything)[region], r.received(scored)[where.Parent], r.draftsFor(region), r.topicID())
}

// topicID tells a special report from the whole one.
func (r *Run) topicID() string {
	if r.Topic == nil {
		return ""
	}
	return r.Topic.ID
}

// configFor leaves out what the office decides about its own report only.
func configFor(c workspace.Config, region string) workspace.Config {
	if region != c.Region {
		i := &c.Issue
		i.Number, i.Signers, i.CopyTo, i.Printer, i.Addressee = "", nil, nil, "", ""
	}
	return c
}

// received hashes what came from each region and below for years up to one.
func (r *Run) received(year int) map[string]string {
	r.marks.mu.Lock()
	defer r.marks.mu.Unlock()
	if r.marks.upTo[year] == nil {
		r.marks.upTo[year] = r.hashReceived(year)
	}
	return r.marks.upTo[year]
}

func (r *Run) hashReceived(year int) map[string]string {
	lines := map[string][]any{}
	add := func(region, line string) {
		for _, at := range r.reportsOn(region) {
			lines[at] = append(lines[at], line)
		}
	}
	found := map[string][]model.Finding{}
	for _, f := range r.Findings {
		found[f.File] = append(found[f.File], f)
	}
	for _, s := range r.Received {
		if s.Period.Year <= year {
			accepted := r.Accepted.Find(s.Unit, s.Period, s.Scope) == s
			add(r.Register.Place(s.Unit), cache.Key(s.File, s.Unit, s.Period, s.Scope, accepted, found[s.File.Name]))
		}
		delete(found, s.File.Name)
	}
	for _, f := range r.Findings { // about files that gave no submission
		if _, left := found[f.File]; left && f.Unit.Region != "" {
			add(r.Register.Place(f.Unit), cache.Key(f))
		} else if left {
			add(r.Workspace.Config.Region, cache.Key(f))
		}
	}
	hashes := map[string]string{}
	for region, l := range lines {
		hashes[region] = cache.Key(l...)
	}
	return hashes
}

// reportsOn lists the regions whose reports a region's figures are in: its own,
// those above it, and those of what took its place.
func (r *Run) reportsOn(region string) []string {
	regions := append(r.Defs.Regions.Ancestors(region), region)
	former, _ := r.Defs.Regions.Former(region)
	for _, into := range former.Into {
		for _, code := range append(r.Defs.Regions.Ancestors(into), into) {
			if !slices.Contains(regions, code) {
				regions = append(regions, code)
			}
		}
	}
	return regions
}

// draftsFor hashes the drafts of a region, and those that name none.
func (r *Run) draftsFor(region string) string {
	r.marks.mu.Lock()
	defer r.marks.mu.Unlock()
	if r.marks.drafts == nil {
		r.marks.drafts = hashFolder(r.Workspace.Drafts())
	}
	mine := map[string]string{}
	for name, hash := range r.marks.drafts {
		if strings.Contains(name, region) || !namesRegion(name) {
			mine[name] = hash
		}
	}
	return cache.Key(mine) // maps are printed in the order of their keys
}

func namesRegion(name string) bool {
	return regexp.MustCompile(`\d{6}`).MatchString(name)
}

// hashFolder hashes every file below dir; what cannot be read counts as empty.
func hashFolder(dir string) map[string]string {
	hashes := map[string]string{}
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			data, _ := os.ReadFile(path)
			hashes[path] = cache.Key(string(data))
		}
		return nil
	})
	return hashes
}
