package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"qreport/report/form"
	"qreport/report/form/layout"
)

// zones are machines in other places than China: before it, behind it, and one
// that knows no zones at all, which Go takes for UTC.
var zones = []string{"UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati", "/nowhere"}

// county makes a workspace of one county with its submission of a quarter.
func county(t *testing.T, period string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ws")
	o := &office{t: t}
	o.must("init", dir, "--region", "330921")
	o.must("sample", "-C", dir, "--from", period, "--to", period, "--out", filepath.Join(dir, "inbox"))
	return dir
}

// at runs a command in this process at an instant, as a machine in a zone, and
// gives what it prints.
func at(t *testing.T, instant, zone string, args ...string) string {
	t.Helper()
	now, err := time.Parse(time.RFC3339, instant)
	require.NoError(t, err)
	place, err := time.LoadLocation(zone)
	if err != nil {
		place = time.UTC
	}
	var out, wrong bytes.Buffer
	c := command{nil, &out, &wrong, func() time.Time { return now.In(place) }}
	require.Equal(t, exitFine, c.run(args), wrong.String())
	return out.String()
}

// The day ends at midnight in China, wherever the machine stands: a unit is
// late from that instant on, and not a second earlier.
func TestADeadlineEndsAtMidnightInChina(t *testing.T) {
	dir := county(t, "2009Q1") // another period's: everyone is missing
	config := filepath.Join(dir, "qreport.toml")
	data, err := os.ReadFile(config)
	require.NoError(t, err)
	for i, c := range []struct {
		period, days, last, late string // days of qreport.toml; last instant in time, first one late
	}{
		{"2011Q1", "10", "2011-04-10T23:59:59+08:00", "2011-04-11T00:00:00+08:00"},
		{"2011Q2", "10", "2011-07-10T15:59:59Z", "2011-07-10T16:00:00Z"},
		{"2011Q3", "31", "2011-10-31T23:59:59+08:00", "2011-11-01T00:00:00+08:00"},
		{"2011Q4", "10", "2012-01-10T23:59:59+08:00", "2012-01-11T00:00:00+08:00"},
		{"2011Q4", "60", "2012-02-29T23:59:59+08:00", "2012-03-01T00:00:00+08:00"},
		{"2010Q4", "59", "2011-02-28T23:59:59+08:00", "2011-03-01T00:00:00+08:00"},
		{"2012Q1", "0", "2012-03-31T23:59:59+08:00", "2012-04-01T00:00:00+08:00"},
	} {
		changed := strings.Replace(string(data), "days = 10", "days = "+c.days, 1)
		require.NoError(t, os.WriteFile(config, []byte(changed), 0o644))
		for _, zone := range []string{zones[i%len(zones)], zones[(i+2)%len(zones)]} {
			args := []string{"status", "-C", dir, "--period", c.period}
			require.NotContains(t, at(t, c.last, zone, args...), "逾期", "%v %s", c, zone)
			require.Contains(t, at(t, c.late, zone, args...), "逾期1天", "%v %s", c, zone)
		}
	}
}

// A receipt is dated by the day in China, too.
func TestAReceiptIsDatedInChina(t *testing.T) {
	dir := county(t, "2011Q1")
	at(t, "2011-04-08T16:30:00Z", "UTC", "check", "-C", dir)
	book, err := excelize.OpenFile(filepath.Join(dir, "receipts", "330921-质监局-2011Q1-接收.xlsx"))
	require.NoError(t, err)
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	require.NoError(t, err)
	require.Contains(t, fmt.Sprint(rows), "审核日期：2011-04-09")
}

// No date of a report depends on when or where it is made: the last minute of
// a quarter, a leap day, a clock that was set back to before the period.
func TestReportsDoNotKnowTheClock(t *testing.T) {
	dir := county(t, "2011Q4")
	var want map[string]string
	for i, instant := range []string{"2012-01-14T23:59:00+08:00", "2012-02-29T00:00:00+08:00", "2012-03-31T16:00:00Z", "1970-01-01T00:00:00Z"} {
		for _, state := range []string{".qreport", "reports"} {
			require.NoError(t, os.RemoveAll(filepath.Join(dir, state)))
		}
		printed := at(t, instant, zones[i], "quarter", "-C", dir, "--region", "all", "--quiet")
		require.Contains(t, printed, "2011Q4：更新1份报告", "the quarter that is there is due, whatever the clock says")
		got := (&office{t: t, dir: dir}).hashes("2011Q4")
		if want == nil {
			want = got
		}
		require.Equal(t, want, got)
	}
	require.Contains(t, want["330921-岱山县"], `"declared": "2012-01-15"`, "the fifteenth of the month after, in the next year")
}

// TZ and a machine without zone data change nothing of what is published and
// answered.
func TestZonesOfTheMachineDoNotShow(t *testing.T) {
	var want map[string][]byte
	for _, zone := range zones {
		dir := county(t, "2011Q1")
		for _, args := range [][]string{
			{"check", "-C", dir, "--date", "2011-04-12"},
			{"quarter", "-C", dir, "--quiet"},
			{"export", "-C", dir, "--period", "2011Q1", "--format", "csv", "--out", filepath.Join(dir, "reports", "facts")},
		} {
			cmd := qreport(args...)
			cmd.Env = append(os.Environ(), "TZ="+zone, "ZONEINFO=/nowhere")
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, "%s", out)
		}
		got := filesBelow(t, filepath.Join(dir, "reports"))
		for name, data := range filesBelow(t, filepath.Join(dir, "receipts")) {
			got["receipts/"+name] = data
		}
		if want == nil {
			want = got
			require.Greater(t, len(want), 4)
		}
		require.Equal(t, want, got, zone)
	}
}

// A year that a clerk mistyped on the cover does not take the place of the
// quarter that is due.
func TestAMistypedYearIsNotTheLatestQuarter(t *testing.T) {
	dir := county(t, "2011Q1")
	later := county(t, "2012Q1")
	name := "330921-质监局-2012Q1.xlsx"
	data, err := os.ReadFile(filepath.Join(later, "inbox", "2012Q1", name))
	require.NoError(t, err)
	path := filepath.Join(dir, "inbox", name)
	require.NoError(t, os.WriteFile(path, data, 0o644))
	require.Contains(t, at(t, "2012-04-20T08:00:00Z", "UTC", "quarter", "-C", dir, "--quiet"), "2012Q1：", "filled in when it was over")
	refiled(t, path, "2011-04-09")
	require.Contains(t, at(t, "2012-04-20T08:00:00Z", "UTC", "quarter", "-C", dir, "--quiet"), "2011Q1：", "filled in a year before it began")
}

// refiled writes another date of filing on a workbook's cover.
func refiled(t *testing.T, path, date string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	sheet, cell := form.PlaceOnCover(layout.LabelFiled)
	require.NoError(t, book.SetCellStr(sheet, cell, date))
	require.NoError(t, errors.Join(book.Save(), book.Close()))
}

// filesBelow are all regular files below a folder, by path.
func filesBelow(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	require.NoError(t, filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		name, _ := filepath.Rel(root, path)
		files[name], err = os.ReadFile(path)
		return err
	}))
	return files
}
