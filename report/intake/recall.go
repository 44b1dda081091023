package intake

import (
	"bytes"
	"encoding/gob"

	"qreport/report/cache"
	"qreport/report/model"
)

// Memory is where ReadFolder finds what it has read before. Salt stands for
// what reading depends on beyond the workbook and the definitions' hash, such
// as the workspace's own regions.
type Memory struct {
	Cache *cache.Cache
	Salt  string
}

// remembered is what a workbook gave, as the cache keeps it.
type remembered struct {
	Sub      *model.Submission
	Findings []model.Finding
}

// recall reads a workbook, or takes from the cache what the same bytes gave
// under the same definitions.
func (rd *Reader) recall(file model.File, data []byte) (*model.Submission, []model.Finding) {
	key := cache.Key("submission", file.SHA256, file.Name, rd.r.defs.Reading, rd.memory.Salt)
	if kept, ok := rd.memory.Cache.Get(key); ok {
		if m, err := decode(kept); err == nil {
			return m.of(file)
		}
	}
	m := remembered{}
	m.Sub, m.Findings = rd.Read(file, bytes.NewReader(data), file.Size)
	detach(m.Sub, m.Findings)
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(m); err == nil {
		rd.memory.Cache.Put(key, out.Bytes())
	}
	return m.Sub, m.Findings
}

func decode(data []byte) (m remembered, err error) {
	err = gob.NewDecoder(bytes.NewReader(data)).Decode(&m)
	return m, err
}

// of ties what was remembered to the file at hand.
func (m remembered) of(file model.File) (*model.Submission, []model.Finding) {
	if m.Sub != nil {
		m.Sub.File = file
	}
	return m.Sub, m.Findings
}
