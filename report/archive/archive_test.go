package archive

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/define"
	"qreport/report/internal/num"
	"qreport/report/model"
)

func TestKeepIsReadOnlyAndVerified(t *testing.T) {
	dir := t.TempDir()
	data := []byte("workbook")
	path, err := Keep(dir, data)
	require.NoError(t, err)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o444), info.Mode().Perm())
	again, err := Keep(dir, data)
	require.NoError(t, err)
	require.Equal(t, path, again)
	same, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, info.ModTime(), same.ModTime(), "what is there is left alone")

	hash := filepath.Base(path[:len(path)-len(".xlsx")])
	got, err := Get(dir, hash)
	require.NoError(t, err)
	require.Equal(t, data, got)
	require.Equal(t, hash[:2], filepath.Base(filepath.Dir(filepath.Dir(path))))
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".new-*"))
	require.NoError(t, err)
	require.Empty(t, left)
}

func TestDamageIsFound(t *testing.T) {
	dir := t.TempDir()
	path, err := Keep(dir, []byte("workbook"))
	require.NoError(t, err)
	require.NoError(t, os.Chmod(path, 0o644))
	require.NoError(t, os.WriteFile(path, []byte("other"), 0o644))
	_, err = Keep(dir, []byte("workbook"))
	require.ErrorIs(t, err, ErrDamaged)
	_, err = Get(dir, filepath.Base(path[:len(path)-len(".xlsx")]))
	require.ErrorIs(t, err, ErrDamaged)
	_, err = Get(dir, "../../etc/passwd")
	require.Error(t, err)
}

func TestRecordKeepsTheOrderOfVersions(t *testing.T) {
	dir := t.TempDir()
	record := func(hash string, judged bool, codes ...string) *Version {
		v := Version{SHA256: hash, Judged: judged}
		for _, c := range codes {
			v.Findings = append(v.Findings, model.Finding{Code: c})
		}
		before, err := Record(dir, "330521-qts-2011Q1", v)
		require.NoError(t, err)
		return before
	}
	require.Nil(t, record("a", true, "F403"))
	require.Nil(t, record("a", true, "F403", "F404"), "judged again")
	require.Equal(t, "a", record("b", true).SHA256)
	require.Nil(t, record("a", false, "F501"), "replaced, and still in the inbox")
	before := record("b", true)
	require.Equal(t, "a", before.SHA256)
	require.Len(t, before.Findings, 2, "the findings of its own time are kept")
	require.Equal(t, "b", record("a", true).SHA256, "an old one that counts again")
	history, err := History(dir, "330521-qts-2011Q1")
	require.NoError(t, err)
	require.Len(t, history, 3)
}

func TestResolved(t *testing.T) {
	f := func(code, cell, field string) model.Finding {
		return model.Finding{Code: code, Sheet: "表", Cell: cell, Field: field}
	}
	p := Resolved(
		[]model.Finding{f("F403", "D7", "Q101"), f("F403", "D8", "Q102"), f("J1", "D9", "Q103")},
		[]model.Finding{f("F403", "D8", "Q102"), f("J1", "D10", "Q103"), f("J2", "D9", "Q103")})
	require.Equal(t, []model.Finding{f("F403", "D7", "Q101")}, p.Fixed)
	require.Equal(t, []model.Finding{f("F403", "D8", "Q102"), f("J1", "D10", "Q103")}, p.Still, "a cell may have moved")
	require.Equal(t, []model.Finding{f("J2", "D9", "Q103")}, p.New)
}

func TestCompareListsEveryCell(t *testing.T) {
	defs, err := define.Load("2011", nil)
	require.NoError(t, err)
	old := &model.Submission{Grid: model.NewGrid(len(defs.Slots))}
	latest := &model.Submission{Grid: model.NewGrid(len(defs.Slots))}
	set := func(s *model.Submission, slot model.Slot, v model.Value) {
		s.Grid.Set(slot, model.Cur, model.Cell{Value: v, Pos: model.Pos{Row: 7, Col: 4}})
	}
	set(old, 3, model.Num(num.Int(5)))
	set(latest, 3, model.Num(num.Int(6)))
	set(old, 4, model.Num(num.MustParse("1.50")))
	set(latest, 4, model.Num(num.MustParse("1.5")))
	set(latest, 5, model.Missing(model.Secret))
	var list string
	for _, f := range defs.Forms {
		if f.Layout == define.LayoutList {
			list = f.ID
		}
	}
	old.Lists = []model.List{{Form: list, Records: []model.Record{{Texts: []string{"甲", ""}}, {Texts: []string{"乙", "1"}}}}}
	latest.Lists = []model.List{{Form: list, Records: []model.Record{{Texts: []string{"乙", "2"}, Row: 9}, {Texts: []string{"甲", ""}}}}}
	old.Remarks = []model.Remark{{Topic: "T1", Text: "旧"}, {Topic: "T2", Text: "同"}}
	latest.Remarks = []model.Remark{{Topic: "T2", Text: "同"}, {Topic: "T3", Text: "新"}}

	changes := Compare(old, latest, defs)
	require.Len(t, changes, 6)
	require.Equal(t, defs.Slots[3].Field, changes[0].Field)
	require.Equal(t, defs.Slots[5].Field, changes[1].Field)
	require.Equal(t, "乙；1", changes[2].Old)
	require.Equal(t, "乙；2", changes[3].New)
	require.Equal(t, []string{"T1", "T3"}, []string{changes[4].Topic, changes[5].Topic})
	require.Empty(t, Compare(latest, latest, defs))
}
