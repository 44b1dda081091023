package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"

	"qreport/report/define"
	"qreport/report/internal/xlsxsafe"
	"qreport/report/model"
)

// fresh is how long after its last change a damaged file is taken for one that
// is still being copied. The clock of the share may be ahead of ours by some
// minutes; what is further ahead is from before a clock was set back.
const (
	fresh = 10 * time.Second
	ahead = 10 * time.Minute
)

// ReadFolder reads every workbook below dir, several at a time. What comes out
// depends on the names and contents of the files only, never on the order in
// which they were read. Links that lead out of dir are not followed; of files
// with the same content the first by name counts. What memory holds is not read
// again; the empty one holds nothing. An error means that dir itself could not
// be read.
func ReadFolder(dir string, defs *define.Definitions, workers int, memory Memory) ([]*model.Submission, []model.Finding, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	names, err := listFiles(root.FS())
	if err != nil {
		return nil, nil, fmt.Errorf("intake: %w", err)
	}
	reader := NewReader(defs)
	reader.memory = memory
	results := readAll(root, names, reader, workers)
	return gather(results, NewCatalog(defs))
}

// openFolder opens a folder; what is none is an error that says so.
func openFolder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if info, there := os.Stat(dir); err != nil && there == nil && !info.IsDir() {
		err = &fs.PathError{Op: "open", Path: dir, Err: syscall.ENOTDIR}
	}
	if err != nil {
		return nil, fmt.Errorf("intake: %w", err)
	}
	return root, nil
}

// listFiles lists what may be workbooks, by name. Files and folders that begin
// with a dot belong to programs.
func listFiles(files fs.FS) (names []string, err error) {
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		dotted := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case err != nil && name == ".":
			return err
		case err != nil: // a folder that we may not enter is told like a file
			names = append(names, name)
			return fs.SkipDir
		case dotted && entry.IsDir():
			return fs.SkipDir
		case dotted || entry.IsDir():
			return nil
		}
		names = append(names, name)
		return nil
	})
	return names, err
}

// result is what one file gave.
type result struct {
	file     model.File
	sub      *model.Submission
	findings []model.Finding
}

func readAll(root *os.Root, names []string, rd *Reader, workers int) []result {
	results := make([]result, len(names))
	next := make(chan int)
	var group sync.WaitGroup
	for range max(1, workers) {
		group.Go(func() {
			var buffer bytes.Buffer
			for i := range next {
				results[i] = rd.readFile(root, names[i], &buffer)
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	group.Wait()
	return results
}

// readFile reads one file of the folder into the buffer, and from there.
func (rd *Reader) readFile(root *os.Root, name string, buffer *bytes.Buffer) result {
	got := fetch(root, name, buffer)
	res := result{file: got.file}
	if got.code != "" {
		f := rd.r.catalog.Finding(got.code, rd.said(got))
		f.File = name
		res.findings = append(res.findings, f)
		return res
	}
	res.sub, res.findings = rd.recall(res.file, buffer.Bytes())
	if age := time.Since(got.changed); age < fresh && age > -ahead {
		rd.stillComing(&res)
	}
	return res
}

// fetched is a file as it was found: with its hash, or with the code of why it
// could not be read.
type fetched struct {
	file    model.File
	changed time.Time
	code    string
}

func fetch(root *os.Root, name string, buffer *bytes.Buffer) fetched {
	got := fetched{file: model.File{Name: name}}
	file, before, code := open(root, name)
	if code != "" {
		got.code = code
		return got
	}
	defer file.Close()
	got.file.Size, got.changed = before.Size(), before.ModTime()
	if before.Size() > xlsxsafe.DefaultLimits().FileBytes {
		got.code = "F102"
		return got
	}
	buffer.Reset()
	_, err := io.Copy(buffer, io.LimitReader(file, before.Size()+1))
	after, gone := file.Stat()
	if err != nil || gone != nil || after.Size() != int64(buffer.Len()) || !after.ModTime().Equal(before.ModTime()) {
		got.code = "F109"
		return got
	}
	hash := sha256.Sum256(buffer.Bytes())
	got.file.SHA256 = hex.EncodeToString(hash[:])
	return got
}

// said is what the finding about a file that could not be read tells.
func (rd *Reader) said(got fetched) Said {
	switch got.code {
	case "F102":
		return Said{Found: megabytes(got.file.Size), Expected: megabytes(xlsxsafe.DefaultLimits().FileBytes)}
	case "F109":
		return Said{}
	}
	return Said{Name: rd.r.words.Refusal[string(xlsxsafe.CodeReadError)]}
}

// open opens a regular file; otherwise code says what it is.
func open(root *os.Root, name string) (file *os.File, info fs.FileInfo, code string) {
	if strings.HasPrefix(path.Base(name), "~$") {
		return nil, nil, "F114"
	}
	info, err := root.Stat(name)
	switch link, _ := root.Readlink(name); {
	case err == nil && info.IsDir() && link == "":
		return nil, nil, "F110" // one that we may not enter
	case err != nil || !info.Mode().IsRegular():
		return nil, nil, "F117" // a link that leads out or nowhere, a pipe, a device
	}
	if file, err = root.Open(name); err != nil {
		return nil, nil, "F110"
	}
	return file, info, ""
}

// stillComing turns "damaged" into "not yet complete" for a file that was
// written a moment ago: some programs reserve the whole size first.
func (rd *Reader) stillComing(res *result) {
	if res.sub != nil || len(res.findings) != 1 || res.findings[0].Code != "F110" {
		return
	}
	f := rd.r.catalog.Finding("F109", Said{})
	f.File = res.file.Name
	res.findings[0] = f
}

// gather puts the results together in the order of the names, and drops those
// whose content came before.
func gather(results []result, catalog *Catalog) (subs []*model.Submission, findings []model.Finding, err error) {
	first := map[string]string{}
	for _, res := range results {
		if name, twice := first[res.file.SHA256]; twice && res.file.SHA256 != "" {
			f := catalog.Finding("F113", Said{Found: name})
			f.File = res.file.Name
			findings = append(findings, f)
			continue
		}
		first[res.file.SHA256] = res.file.Name
		findings = append(findings, res.findings...)
		if res.sub != nil {
			subs = append(subs, res.sub)
		}
	}
	return subs, findings, nil
}
