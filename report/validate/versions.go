package validate

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"qreport/report/model"
)

// currentVersions keeps the version of each submission that counts, and says
// so for the others.
func (c *checker) currentVersions(subs []*model.Submission) (current []*model.Submission) {
	latest := map[slot]*model.Submission{}
	for _, s := range subs {
		if c.isVersion(s) {
			key := slotOf(s)
			if old := latest[key]; old == nil || compareVersions(old, s) < 0 {
				latest[key] = s
			}
		}
	}
	for _, s := range subs {
		winner := latest[slotOf(s)]
		if !c.isVersion(s) || winner == s {
			current = append(current, s)
			continue
		}
		f := c.finding("F501", s, model.Pos{}, "", winner.File.Name)
		f.File, f.Unit = s.File.Name, s.Unit
		c.findings = append(c.findings, f)
	}
	return current
}

// isVersion reports whether a submission can be a version of others: one whose
// sender, period or scope is in doubt must not replace anything.
func (c *checker) isVersion(s *model.Submission) bool {
	formal := c.formal[s.File.Name]
	doubtful := slices.ContainsFunc(formal, func(f model.Finding) bool { return f.Code == "F207" })
	return known(s) && !doubtful && !isStranger(formal)
}

func known(s *model.Submission) bool {
	return s.Unit.Region != "" && s.Unit.Bureau != "" && s.Period.Year != 0
}

// compareVersions orders versions of one submission, the one that counts last.
func compareVersions(s, t *model.Submission) int {
	return cmp.Or(
		cmp.Compare(isoDate(s.Filed), isoDate(t.Filed)),
		cmp.Compare(s.Round, t.Round), // a corrected receipt is later than what it answers
		cmp.Compare(versionInName(s.File.Name), versionInName(t.File.Name)),
		slices.Compare(naturalKey(s.File.Name), naturalKey(t.File.Name)),
		cmp.Compare(s.File.Name, t.File.Name))
}

var isoPattern = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// isoDate drops a date that could not be read.
func isoDate(filed string) string {
	if isoPattern.MatchString(filed) {
		return filed
	}
	return ""
}

var versionPattern = regexp.MustCompile(`(?i)(?:第(\d{1,2})(?:版|次)|[-_ ]?v(\d{1,2})|[(（](\d{1,2})[)）]|[-_ ](\d{1,2}))$`)

// versionInName is the version that a file name ends with: 2 for 第2版, v2,
// (2), -2 and for 更正 or 补报 without a number; 1 otherwise.
func versionInName(name string) int {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if m := versionPattern.FindStringSubmatch(base); m != nil {
		n, _ := strconv.Atoi(m[1] + m[2] + m[3] + m[4])
		return n
	}
	if strings.Contains(base, "更正") || strings.Contains(base, "补报") {
		return 2
	}
	return 1
}

var digits = regexp.MustCompile(`\d+`)

// naturalKey orders names as people do: a9 before a10.
func naturalKey(name string) []string {
	padded := digits.ReplaceAllStringFunc(name, func(n string) string {
		return strings.Repeat("0", max(0, 12-len(n))) + n
	})
	return []string{padded}
}
