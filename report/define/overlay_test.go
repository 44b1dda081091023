package define

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

func TestAnOverlayChangesTheKeysThatItGives(t *testing.T) {
	d := mustLoad(t, map[string]string{
		"indicators.toml": "[[indicator]]\ncode = \"A01\"\nformula = \"Q105 / Q104\"\n",
		"unify.toml":      "[[unify]]\ncode = \"U1\"\nnote = \"本省\"\n",
		"thresholds.toml": "small_sample = 50\n",
		"checks/本省.toml":  "[[check]]\nid = \"Q1-01\"\nseverity = \"hint\"\n[[check]]\nid = \"S-1\"\nseverity = \"verify\"\nformula = \"Q101 > 0\"\n",
		"wording/本省.toml": "stop = \"！\"\nextra = \"多的\"\n",
		"README.md":       "说明",
		".DS_Store":       "",
	})
	a01, _ := d.Indicator("A01")
	require.Equal(t, "Q105 / Q104", a01.Compiled.Source())
	require.Equal(t, "合格率", a01.Name, "keys that are not given stay")
	require.Equal(t, []string{"A01", "A07"}, []string{d.Indicators[0].Code, d.Indicators[1].Code}, "and so does the order")
	rule, _ := d.Rule("U1")
	require.Equal(t, "本省", rule.Note)
	require.Len(t, rule.Parts, 2)
	require.Equal(t, 50, d.Thresholds.SmallSample)
	require.InDelta(t, 0.5, d.Thresholds.Steady, 0)
	require.Equal(t, model.Hint, d.Checks[0].Level)
	require.Equal(t, "Q105 <= Q104", d.Checks[0].Formula)
	require.Equal(t, "S-1", d.Checks[2].ID)
	say, err := d.Texts.Say("s1.rate", map[string]string{"Rate": "90"})
	require.NoError(t, err)
	require.Equal(t, "合格率90%！", say)
}

func TestAnOverlayReplacesOtherFilesAsAWhole(t *testing.T) {
	d := mustLoad(t, map[string]string{
		"targets.csv": "plan,issued,target_year,indicator,value,unit,baseline,source,code\n省规划,,2015,合格率,95,%,,省,A01\n",
		"forms/X.toml": "id = \"X\"\nbureaus = [\"qts\"]\ntitle = \"本省\"\nsheet = \"本省\"\nlayout = \"rows\"\norder = 9\n" +
			"[[row]]\ncode = \"X1\"\nname = \"本省的数\"\nnature = \"flow\"\n",
	})
	require.Equal(t, []Target{{Plan: "省规划", Year: 2015, Indicator: "合格率", Value: "95", Unit: "%", Source: "省", Code: "A01"}}, d.Targets)
	_, ok := d.Field("X1")
	require.True(t, ok)
	require.Len(t, d.Forms, 6)
}

type overlayMistake struct {
	overlay map[string]string
	want    []Problem
}

func TestMistakesInAnOverlayAreNamedThere(t *testing.T) {
	for name, c := range overlayMistakes() {
		t.Run(name, func(t *testing.T) {
			_, err := LoadFS(mapFS(fixture()), mapFS(c.overlay), "2011")
			got := problemsOf(t, err)
			require.Len(t, got, len(c.want), "%v", err)
			for i, want := range c.want {
				require.Equal(t, want.File, got[i].File)
				require.Equal(t, want.Line, got[i].Line, got[i].Reason)
				require.Contains(t, got[i].Reason, want.Reason)
			}
		})
	}
}

func overlayMistakes() map[string]overlayMistake {
	return map[string]overlayMistake{
		"misspelt file": {
			map[string]string{"indicator.toml": ""},
			[]Problem{{"overlay/indicator.toml", 0, "没有这样的定义文件"}},
		},
		"file in the wrong place": {
			map[string]string{"forms/old/Q1.toml": "", "indices/other.toml": ""},
			[]Problem{{"overlay/forms/old/Q1.toml", 0, "没有这样的定义文件"}, {"overlay/indices/other.toml", 0, "没有这样的定义文件"}},
		},
		"unknown key": {
			map[string]string{"indicators.toml": "[[indicator]]\ncode = \"A01\"\nformulae = \"1\"\n"},
			[]Problem{{"overlay/indicators.toml", 3, "没有 indicator.formulae 这个键"}},
		},
		"unknown field in a key that it changes": {
			map[string]string{"indicators.toml": "[[indicator]]\ncode = \"A01\"\n\nformula = \"Q999\"\n"},
			[]Problem{{"overlay/indicators.toml", 4, "Q999"}},
		},
		"a circle through the embedded indicators": {
			map[string]string{"indicators.toml": "[[indicator]]\ncode = \"A01\"\nformula = \"A07\"\n"},
			[]Problem{
				{"indicators.toml", 16, "A07 → A01 → A07"},
				{"overlay/indicators.toml", 3, "A01 → A07 → A01"},
			},
		},
		"an entry twice": {
			map[string]string{"checks/x.toml": "[[check]]\nid = \"Q1-01\"\nlimit = 1.0\n\n[[check]]\nid = \"Q1-01\"\nlimit = 2.0\n"},
			[]Problem{{"overlay/checks/x.toml", 5, "Q1-01 重复，overlay/checks/x.toml:1"}},
		},
		"a new entry that is incomplete": {
			map[string]string{"indicators.toml": "[[indicator]]\ncode = \"Z01\"\nname = \"新\"\nformula = \"Q104\"\nchange = \"points\"\ncycle = \"year\"\n"},
			[]Problem{{"overlay/indicators.toml", 1, "direction 不能是 \"\""}},
		},
		"a threshold": {
			map[string]string{"thresholds.toml": "# 本省\nmarked = 0.1\n"},
			[]Problem{{"overlay/thresholds.toml", 2, "要大于 steady"}},
		},
		"a wording twice": {
			map[string]string{"wording/x.toml": "stop = \"！\"\n", "wording/y.toml": "a = \"1\"\nstop = \"？\"\n"},
			[]Problem{{"overlay/wording/y.toml", 2, "文字模板 stop 重复"}},
		},
		"a form that loses a field": {
			map[string]string{"forms/C1.toml": "id = \"C1\"\nbureaus = [\"ciq\"]\ntitle = \"a\"\nsheet = \"a\"\nlayout = \"rows\"\n[[row]]\ncode = \"C199\"\nname = \"a\"\nnature = \"flow\"\n"},
			[]Problem{{"unify.toml", 9, "C101 不是已知的字段"}},
		},
	}
}

func TestTheHashCoversWhatWasReadAndNothingElse(t *testing.T) {
	plain := mustLoad(t, nil).Hash
	require.Equal(t, plain, mustLoad(t, map[string]string{}).Hash)
	require.Equal(t, plain, mustLoad(t, map[string]string{"README.md": "说明"}).Hash)
	same := mustLoad(t, map[string]string{"thresholds.toml": "steady = 0.5\n"}).Hash
	require.NotEqual(t, plain, same, "an overlay file counts even when it changes nothing")
	files := fixture()
	files["editions/2019.toml"] = "broken"
	other, err := LoadFS(mapFS(files), nil, "2011")
	require.NoError(t, err, "another edition is not read")
	require.Equal(t, plain, other.Hash)
	files["items.csv"] += "level,*,2,省级,\n"
	changed, err := LoadFS(mapFS(files), nil, "2011")
	require.NoError(t, err)
	require.NotEqual(t, plain, changed.Hash)
}

func TestReadingDependsOnFormsAndFindingsOnly(t *testing.T) {
	plain := mustLoad(t, nil).Reading
	for file, reads := range map[string]bool{
		"thresholds.toml": false, "wording/x.toml": false, "wording/y.toml": true, "items.csv": true,
	} {
		content := map[string]string{"thresholds.toml": "steady = 0.5\n", "wording/x.toml": "a = \"1\"\n",
			"wording/y.toml": "\"finding.F101.message\" = \"空的。\"\n", "items.csv": fixture()["items.csv"]}[file]
		changed := mustLoad(t, map[string]string{file: content})
		require.Equal(t, reads, plain != changed.Reading, file)
	}
}
