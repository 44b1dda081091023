package report

import (
	"fmt"
	"runtime"
	"slices"

	"qreport/report/cache"
	"qreport/report/define"
	"qreport/report/indicator"
	"qreport/report/intake"
	"qreport/report/merge"
	"qreport/report/model"
	"qreport/report/rollup"
	"qreport/report/score"
	"qreport/report/validate"
	"qreport/report/workspace"
)

// Tool names the program in documents and manifests.
const Tool = "qreport 0.1.0"

// Run is a workspace, read and computed.
type Run struct {
	Workspace  *workspace.Workspace
	Defs       *define.Definitions
	Register   *model.Register
	Received   []*model.Submission // everything that could be read
	Findings   []model.Finding
	Accepted   validate.Accepted
	Ledger     merge.Ledger
	Indicators *indicator.Indicators
	ToDate     bool         // report the year's figures up to the period, whatever the workspace says
	read       *cache.Cache // what reading found or left in the cache
	marks      *marks
	indexes    *indexes
	Drafting   bool          // print 待补充 where the draft of the analyst is open
	Word       bool          // make a Word file of every report, too
	Topic      *define.Topic // write the special report about it instead
	families   *score.Families
	renderers  *Renderers
}

// Definitions loads the definitions of a workspace: its edition, its overlay
// and its zones.
func Definitions(ws *workspace.Workspace, overlay string) (*define.Definitions, error) {
	defs, err := define.Load(ws.Config.Edition, overlayFS(ws, overlay))
	if err != nil {
		return nil, err
	}
	tree, err := ws.Regions(defs.Regions)
	if err != nil {
		return nil, err
	}
	local := *defs
	local.Regions = tree
	local.Index, err = withScheme(defs.Index, ws.Config.Index.Scheme)
	return &local, err
}

// Read takes the workspace's inbox through intake, validation, merge and
// rollup to the indicators.
func Read(ws *workspace.Workspace, defs *define.Definitions) (*Run, error) {
	register, err := ws.Register(defs)
	if err != nil {
		return nil, err
	}
	memory := intake.Memory{Cache: cache.Open(ws.State(), "submissions"), Salt: cache.Key(ws.Config.Region, ws.Config.Zones)}
	received, formal, err := intake.ReadFolder(ws.Inbox(), defs, runtime.GOMAXPROCS(0), memory)
	if err != nil {
		return nil, err
	}
	accepted, findings := validate.Check(received, formal, register, defs)
	unified, ledger := merge.Unify(accepted, register, defs)
	cube := rollup.RollUp(unified)
	method, err := score.NewMethod(defs.Index)
	if err != nil {
		return nil, err
	}
	indicators := indicator.Compute(cube)
	r := &Run{Workspace: ws, Defs: defs, Register: register, Received: received, Findings: findings,
		Accepted: accepted, Ledger: ledger, Indicators: indicators, families: score.NewFamilies(method, indicators), read: memory.Cache, marks: newMarks()}
	r.indexes = r.newIndexes()
	return r, nil
}

// Regions lists what a run reports on: one region, or with "all" the
// workspace's own and every region below it in which a unit is registered.
func (r *Run) Regions(which string) ([]string, error) {
	home := r.Workspace.Config.Region
	if which != "all" {
		if which == "" {
			which = home
		}
		if !r.Defs.Regions.Contains(home, which) {
			return nil, fmt.Errorf("地区 %s 不在工作目录的范围（%s）内", which, home)
		}
		return []string{which}, nil
	}
	registered := map[string]bool{}
	for _, u := range r.Register.All() {
		for _, code := range append(r.Defs.Regions.Ancestors(u.Region), u.Region) {
			registered[code] = true
		}
	}
	regions := []string{home}
	for _, code := range r.Defs.Regions.Below(home) {
		if registered[code] {
			regions = append(regions, code)
		}
	}
	return regions, nil
}

// findingsOf are the findings about submissions of a region and below, for one
// period; a finding whose sender is unknown belongs to the workspace's region.
func (r *Run) findingsOf(region string, period model.Period) []model.Finding {
	var out []model.Finding
	for _, f := range r.indexes.findings()[region] {
		if !f.known || f.period == period {
			out = append(out, f.Finding)
		}
	}
	return out
}

// WithData keeps the regions in which anybody reported in the period.
func (r *Run) WithData(regions []string, period model.Period) []string {
	return slices.DeleteFunc(slices.Clone(regions), func(region string) bool {
		_, ok := r.Occasion(region, period)
		return !ok
	})
}
