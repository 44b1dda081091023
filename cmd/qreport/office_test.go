package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/publish"
)

// office is a workspace with two states of its inbox, and what a whole run
// makes of each.
type office struct {
	t    *testing.T
	dir  string
	a, b string // folders of the two states
	want map[string]map[string]string
}

const officeRegion = "330900" // a city with four counties: five reports

func newOffice(t *testing.T) *office {
	t.Helper()
	made, err := firstOffice()
	require.NoError(t, err)
	o := *made
	o.t, o.dir = t, filepath.Join(t.TempDir(), "ws")
	require.NoError(t, os.CopyFS(o.dir, os.DirFS(made.dir)))
	return &o
}

// sharedOffice is what firstOffice made, for TestMain to take away.
var sharedOffice atomic.Pointer[office]

// firstOffice is made once; the tests copy it.
var firstOffice = sync.OnceValues(func() (*office, error) {
	dir, err := os.MkdirTemp("", "office")
	if err != nil {
		return nil, err
	}
	o := &office{t: new(testing.T), dir: filepath.Join(dir, "ws"), a: filepath.Join(dir, "a"), b: filepath.Join(dir, "b"),
		want: map[string]map[string]string{}}
	sharedOffice.Store(o)
	o.must("init", o.dir, "--region", officeRegion)
	for seed, dir := range map[string]string{"1": o.a, "2": o.b} {
		o.must("sample", "-C", o.dir, "--from", "2011Q1", "--to", "2011Q1", "--out", dir, "--seed", seed)
	}
	for _, state := range []string{o.b, o.a} {
		o.send(state)
		if err := os.RemoveAll(filepath.Join(o.dir, ".qreport", "cache")); err != nil {
			return nil, err
		}
		o.must(o.quarter()...)
		o.want[state] = o.published()
	}
	return o, nil
})

func (o *office) quarter() []string {
	return []string{"quarter", "-C", o.dir, "--period", "2011Q1", "--region", "all", "--quiet"}
}

func qreport(args ...string) *exec.Cmd { return exec.Command("qreport", args...) }

func (o *office) must(args ...string) {
	o.t.Helper()
	out, err := qreport(args...).CombinedOutput()
	require.NoError(o.t, err, "%v: %s", args, out)
}

// send puts a state into the inbox.
func (o *office) send(state string) {
	o.t.Helper()
	inbox := filepath.Join(o.dir, "inbox")
	require.NoError(o.t, os.RemoveAll(inbox))
	require.NoError(o.t, os.CopyFS(inbox, os.DirFS(state)))
}

// published is every report, by path, as its hash; none may be damaged.
func (o *office) published() map[string]string {
	o.t.Helper()
	reports := filepath.Join(o.dir, "reports")
	_, damages, err := publish.Verify(reports)
	require.NoError(o.t, err)
	require.Empty(o.t, damages)
	return o.hashes("2011Q1")
}

// hashes are the manifests of a period's reports, which name the hash of every
// other file.
func (o *office) hashes(period string) map[string]string {
	o.t.Helper()
	files, err := filepath.Glob(filepath.Join(o.dir, "reports", period, "*", publish.ManifestName))
	require.NoError(o.t, err)
	found := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(o.t, err)
		found[filepath.Base(filepath.Dir(f))] = string(data)
	}
	return found
}

// whole demands that every report is there, in one of the two states.
func (o *office) whole() {
	o.t.Helper()
	found := o.published()
	require.Len(o.t, found, len(o.want[o.a]))
	for name, manifest := range found {
		if manifest != o.want[o.a][name] && manifest != o.want[o.b][name] {
			o.t.Fatalf("%s is neither the old report nor the new one", name)
		}
	}
}

// completes runs once more and demands what a whole run makes.
func (o *office) completes(state string) {
	o.t.Helper()
	o.must(o.quarter()...)
	require.Equal(o.t, o.want[state], o.published())
}
