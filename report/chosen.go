package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"qreport/report/define"
	"qreport/report/score"
)

// withScheme is the index graded by the scheme that a workspace chose.
func withScheme(x *define.Index, scheme string) (*define.Index, error) {
	if scheme == "" {
		return x, nil
	}
	var known []string
	for _, b := range x.Bands {
		if !slices.Contains(known, b.Scheme) {
			known = append(known, b.Scheme)
		}
	}
	if !slices.Contains(known, scheme) {
		return nil, fmt.Errorf("qreport.toml: [index] scheme = %q，没有这种分级办法，有 %s", scheme, strings.Join(known, "、"))
	}
	chosen := *x
	chosen.Scheme = scheme
	return &chosen, nil
}

// official lists the published index values that the workspace knows.
func (r *Run) official() []score.Official {
	var list []score.Official
	for _, o := range r.Workspace.Config.Index.Official {
		list = append(list, score.Official{Region: cmp.Or(o.Region, r.Workspace.Config.Region), Year: o.Year, Value: o.Value, Source: o.Source})
	}
	return list
}
