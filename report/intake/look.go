package intake

import (
	"bytes"
	"fmt"
	"sync"

	"qreport/report/internal/par"
)

// Look tells what lies in a folder without reading the workbooks as such: the
// hash of every file that [ReadFolder] would read, by name, or the code of why
// it would not.
func Look(dir string) (map[string]string, error) {
	root, err := openFolder(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	names, err := listFiles(root.FS())
	if err != nil {
		return nil, fmt.Errorf("intake: %w", err)
	}
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	seen := make([]string, len(names))
	par.Each(len(names), func(i int) {
		buffer := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		got := fetch(root, names[i], buffer)
		seen[i] = got.code + got.file.SHA256
	})
	look := make(map[string]string, len(names))
	for i, name := range names {
		look[name] = seen[i]
	}
	return look, nil
}
