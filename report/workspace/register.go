package workspace

import (
	"fmt"
	"slices"

	"qreport/report/define"
	"qreport/report/model"
)

// Register makes the 名录: by default the lead bureau reports in the
// workspace's region and everywhere below, the other where its edition says
// that it has offices, and neither where the edition says that there are none; qreport.toml changes it unit by unit.
func (w *Workspace) Register(defs *define.Definitions) (*model.Register, error) {
	entries := map[model.Unit]model.Reporter{}
	if w.Config.Units == unitsDefault {
		for _, code := range append([]string{w.Config.Region}, defs.Regions.Below(w.Config.Region)...) {
			w.addDefaults(entries, defs, code)
		}
	}
	for i, change := range w.Config.Changes {
		if err := w.apply(entries, defs, change); err != nil {
			return nil, fmt.Errorf("%s: 第%d个 unit：%w", ConfigName, i+1, err)
		}
	}
	list := make([]model.Reporter, 0, len(entries))
	for _, r := range entries {
		list = append(list, r) // NewRegister sorts
	}
	return model.NewRegister(list), nil
}

func (w *Workspace) addDefaults(entries map[model.Unit]model.Reporter, defs *define.Definitions, code string) {
	if slices.Contains(defs.Edition.Without, code) {
		return
	}
	region, _ := defs.Regions.Get(code)
	for _, bureau := range defs.Edition.Bureaus {
		if bureau.HasLevel(region.Level) {
			unit := model.Unit{Region: code, Bureau: bureau.ID}
			entries[unit] = w.reporter(defs, unit)
		}
	}
}

func (w *Workspace) reporter(defs *define.Definitions, u model.Unit) model.Reporter {
	region, _ := defs.Regions.Get(u.Region)
	bureau, _ := defs.BureauByID(u.Bureau)
	return model.Reporter{Unit: u, Name: defs.Edition.BureauName(bureau, region), Days: w.Config.Days, Life: region.Life}
}

// apply makes one change of qreport.toml.
func (w *Workspace) apply(entries map[model.Unit]model.Reporter, defs *define.Definitions, change Unit) error {
	if err := w.checkUnit(defs, change); err != nil {
		return err
	}
	unit := model.Unit{Region: change.Region, Bureau: model.Bureau(change.Bureau)}
	if change.Absent {
		delete(entries, unit)
		return nil
	}
	r := w.reporter(defs, unit)
	if change.Name != "" {
		r.Name = change.Name
	}
	if change.Days > 0 {
		r.Days = change.Days
	}
	r.Forms, r.Covers, r.Whole = change.Forms, change.Covers, change.Scope == ScopeWhole
	for _, code := range r.Covers {
		r.Seat = defs.Regions.Common(r.Place(), code)
	}
	entries[unit] = r
	return nil
}

// checkUnit refuses what would silently make a unit report nothing or
// somewhere else.
func (w *Workspace) checkUnit(defs *define.Definitions, change Unit) error {
	for _, code := range append([]string{change.Region}, change.Covers...) {
		if _, ok := defs.Regions.Get(code); !ok {
			return fmt.Errorf("地区 %q 不在行政区划表中", code)
		}
	}
	if !defs.Regions.Contains(w.Config.Region, change.Region) {
		return fmt.Errorf("region = %q 不在本工作目录的地区（%s）内", change.Region, w.Config.Region)
	}
	bureau := model.Bureau(change.Bureau)
	if _, ok := defs.BureauByID(bureau); !ok {
		return fmt.Errorf("bureau = %q 不是本版式的机构", change.Bureau)
	}
	for _, id := range change.Forms {
		if form, ok := defs.Form(id); !ok || !slices.Contains(form.Bureaus, bureau) {
			return fmt.Errorf("forms 中的 %q 不是 %s 的表", id, change.Bureau)
		}
	}
	if change.Scope != "" && change.Scope != ScopeWhole {
		return fmt.Errorf("scope = %q，只能是“汇总”或不写", change.Scope)
	}
	return nil
}
