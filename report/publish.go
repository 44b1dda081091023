package report

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"qreport/report/analysis"
	"qreport/report/cache"
	"qreport/report/model"
	"qreport/report/publish"
)

// Published is a report that a run put in place or found unchanged.
type Published struct {
	Region  string
	Dir     string
	Files   []string
	Changed bool
}

// Publish writes, renders and publishes the reports of regions, in order. The
// caller holds the workspace's lock. progress is called after each region.
func (r *Run) Publish(regions []string, period model.Period, declared time.Time, progress func(Published)) (err error) {
	renderers, err := r.Renderers()
	if err != nil {
		return err
	}
	store, err := publish.NewStore(r.Workspace.Reports())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	kept := settled{cache.Open(r.Workspace.State(), "reports"), r.Workspace.Reports()}
	err = eachInOrder(regions, func(region string) (prepared, error) {
		p, err := r.prepare(renderers, kept, region, period, declared)
		if errors.Is(err, analysis.ErrNoTopic) && len(regions) > 1 {
			return prepared{}, nil
		}
		return p, err
	}, func(p prepared) error {
		if p.region == "" {
			return nil // nothing to say about the topic there
		}
		if p.standing != nil {
			progress(Published{p.region, filepath.Join(r.Workspace.Reports(), p.period, p.folder), p.standing, false})
			return nil
		}
		dir, changed, err := store.Put(p.period, p.folder, p.manifest, p.files)
		if err == nil {
			kept.keep(p)
			progress(Published{p.region, dir, names(p.files), changed})
		}
		return err
	})
	if err == nil {
		r.read.Prune()
	}
	return err
}

// prepared is a report that is ready to be published.
type prepared struct {
	region   string
	period   string // folder below reports/
	folder   string
	manifest publish.Manifest
	files    []publish.File
	mark     string   // of everything it was made from
	standing []string // the files of a report that needs no making
}

func (r *Run) prepare(d *Renderers, kept settled, region string, period model.Period, declared time.Time) (prepared, error) {
	o, _ := r.Occasion(region, period)
	where, _ := r.Defs.Regions.Get(region)
	p := prepared{region: region, period: o.Folder(), folder: r.folder(where), mark: cache.Key(r.mark(region, o, declared), d.own)}
	if files, ok := kept.find(p.period, p.folder, p.mark); ok && (!r.Word || hasWord(files)) {
		p.standing = files
		return p, nil
	}
	doc, err := r.Document(region, period, declared)
	if err != nil {
		return prepared{}, err
	}
	p.files, err = d.Files(doc, doc.Meta.File)
	p.manifest = r.manifest(region, o, declared)
	return p, err
}

// hasWord reports whether a standing report has its Word file. One that has it
// stands in a run that did not ask for it, too.
func hasWord(files []string) bool {
	return slices.ContainsFunc(files, func(name string) bool { return filepath.Ext(name) == wordExt })
}

// folder is where a region's report goes; a special report has its own beside
// it.
func (r *Run) folder(region model.Region) string {
	name := region.Code + "-" + region.Name
	if r.Topic != nil {
		name += specialMark + r.Topic.ID
	}
	return name
}

// specialMark is in the folder of a special report, beside the whole one.
const specialMark = "-专题-"

func names(files []publish.File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Name)
	}
	return out
}

func (r *Run) manifest(region string, o Occasion, declared time.Time) publish.Manifest {
	m := publish.Manifest{Tool: Tool, Definitions: r.Defs.Hash, Edition: r.Defs.Edition.ID, Region: region,
		Period: o.Asked.String(), Basis: r.Workspace.Config.Basis, Declared: declared.Format(time.DateOnly), Synthetic: r.synthetic()}
	for _, s := range r.indexes.received()[region] {
		if s.Period.Compare(o.Last) > 0 {
			continue
		}
		m.Inputs = append(m.Inputs, publish.Input{File: s.File.Name, SHA256: s.File.SHA256, Unit: s.Unit.String(),
			Period: s.Period.String(), Accepted: r.Accepted.Find(s.Unit, s.Period, s.Scope) == s})
	}
	return m
}
