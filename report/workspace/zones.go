package workspace

import (
	"fmt"
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// Regions adds the workspace's zones to the tree of the definitions. Where the
// workspace's own region took up a former one, no other is known: its reports
// and those of the former are one series.
func (w *Workspace) Regions(tree *define.Regions) (*define.Regions, error) {
	for _, f := range tree.Formers() {
		if slices.Contains(f.Into, w.Config.Region) {
			tree = tree.Today()
			break
		}
	}
	for _, z := range w.Config.Zones {
		if err := z.check(tree); err != nil {
			return nil, fmt.Errorf("%s: zone %q：%w", ConfigName, z.Code, err)
		}
		tree = tree.Add(model.Region{Code: z.Code, Name: z.name(tree), Level: model.County, Parent: z.Parent, Zone: true})
	}
	if _, ok := tree.Get(w.Config.Region); !ok {
		return nil, fmt.Errorf("%s: region = %q 不在行政区划表中", ConfigName, w.Config.Region)
	}
	return tree, nil
}

// check refuses a zone that has no place in the tree, or that would take the
// place of a region that is there.
func (z Zone) check(tree *define.Regions) error {
	if z.Code == "" {
		return fmt.Errorf("缺少 code（自设代码）")
	}
	if r, taken := tree.Get(z.Code); taken {
		return fmt.Errorf("代码已是 %s 的，请另设一个", r.Name)
	}
	if _, ok := tree.Get(z.Parent); !ok {
		return fmt.Errorf("上级 %q 不存在", z.Parent)
	}
	if z.name(tree) == "" {
		return fmt.Errorf("缺少 name（名称）")
	}
	return nil
}

// name is the configured name, or the one in the list of known zones.
func (z Zone) name(tree *define.Regions) string {
	if z.Name == "" {
		known, _ := tree.Zone(z.Code)
		return known.Name
	}
	return z.Name
}
