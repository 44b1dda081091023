// Package workspace is the folder that a bureau works in: qreport.toml, the
// inbox, the reports and what lies between. It reads the configuration, makes
// the 名录 (who must report) from it, and knows every path; it never computes.
package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pelletier/go-toml/v2"

	"qreport/report/disk"
)

// ConfigName is the file that makes a folder a workspace.
const ConfigName = "qreport.toml"

// Config is qreport.toml.
type Config struct {
	Region    string `toml:"region" comment:"行政区划代码（GB/T 2260）"`
	Edition   string `toml:"edition" comment:"版式：2011（质监局、检验检疫局）或 2019（市场监管局、海关）"`
	Basis     string `toml:"basis" comment:"报告主要数字的口径：当季 或 累计"`
	Units     string `toml:"units" comment:"名录：default 按默认（质监局逐级，检验检疫局省、市两级）再按下面的 unit 增减；listed 只用下面列出的 unit"`
	Templates string `toml:"templates,omitempty" comment:"本地定义的目录，路径从工作目录算起，覆盖内置定义"`
	Days      int    `toml:"days" comment:"期后多少日内报送"`
	Issue     Issue  `toml:"issue" comment:"发文要素"`
	Fonts     Fonts  `toml:"fonts,omitempty" comment:"本单位自有的 TrueType 字体文件（.ttf），路径从工作目录算起；不写的用内置字体"`
	Index     Index  `toml:"index,omitempty" comment:"质量竞争力指数"`
	Zones     []Zone `toml:"zone,omitempty" comment:"不在 GB/T 2260 中而单独报送的区域，如开发区"`
	Changes   []Unit `toml:"unit,omitempty" comment:"名录的增减"`
}

// Issue is what the office decides about its documents. Names left empty are
// made from the edition and the region.
type Issue struct {
	Plain      bool     `toml:"plain" comment:"true：不印红头，供内部使用"`
	Letterhead bool     `toml:"letterhead,omitempty" comment:"true：印在已套红的纸上，不印红色的发文机关标志和分隔线，留出位置"`
	Number     string   `toml:"number" comment:"发文字号，如 湖质监〔2011〕18号；空则不印"`
	Signers    []string `toml:"signers" comment:"签发人，主办机关在前"`
	Addressee  string   `toml:"addressee" comment:"主送机关；空则为本级人民政府"`
	CopyTo     []string `toml:"copy_to" comment:"抄送"`
	Printer    string   `toml:"printer" comment:"印发机关；空则为主办机关办公室"`
	Serial     string   `toml:"serial,omitempty" comment:"份号"`
	Secrecy    string   `toml:"secrecy,omitempty" comment:"密级"`
	Urgency    string   `toml:"urgency,omitempty" comment:"紧急程度"`
}

// Fonts are font files of the office's own, by their role.
type Fonts struct {
	Biaosong string `toml:"biaosong,omitempty" comment:"小标宋，如 字体/方正小标宋简体.ttf"`
	Fangsong string `toml:"fangsong,omitempty" comment:"仿宋，如 字体/仿宋_GB2312.ttf"`
	Kai      string `toml:"kai,omitempty" comment:"楷体"`
	Hei      string `toml:"hei,omitempty" comment:"黑体"`
	Song     string `toml:"song,omitempty" comment:"宋体"`
}

// Zone is a region of the workspace's own.
type Zone struct {
	Code   string `toml:"code"`
	Name   string `toml:"name"`
	Parent string `toml:"parent"`
}

// Unit changes one entry of the 名录.
type Unit struct {
	Region string   `toml:"region"`
	Bureau string   `toml:"bureau"`
	Name   string   `toml:"name,omitempty" comment:"空则按版式命名"`
	Absent bool     `toml:"absent,omitempty" comment:"true：未设机构"`
	Forms  []string `toml:"forms,omitempty" comment:"只报这些表；空为全部"`
	Covers []string `toml:"covers,omitempty" comment:"所管地区与本区域不一致时列出"`
	Days   int      `toml:"days,omitempty"`
	Scope  string   `toml:"scope,omitempty" comment:"汇总：本单位只报汇总表，不报本级表"`
}

// Default is the configuration that init writes.
func Default(region, edition string) Config {
	return Config{Region: region, Edition: edition, Basis: BasisCurrent, Units: unitsDefault, Days: 10}
}

// Words of qreport.toml.
const (
	BasisCurrent = "当季"
	BasisToDate  = "累计"
	ScopeWhole   = "汇总"
	unitsDefault = "default"
	unitsListed  = "listed"
)

// Workspace is an opened workspace.
type Workspace struct {
	Dir    string
	Config Config
}

// Open reads the workspace in dir. An unknown key or word is refused with its
// place.
func Open(dir string) (*Workspace, error) {
	path := filepath.Join(dir, ConfigName)
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s 不是工作目录：没有 %s。请先运行 qreport init，或用 -C 指明目录", dir, ConfigName)
	}
	if err != nil {
		return nil, err
	}
	config, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Workspace{dir, config}, nil
}

func parse(data []byte) (Config, error) {
	var c Config
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&c)
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) {
		return c, fmt.Errorf("有不认识的项：\n%s", strict.String())
	}
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		row, col := syntax.Position()
		return c, fmt.Errorf("第%d行第%d列：%s", row, col, syntax.Error())
	}
	if err != nil {
		return c, err
	}
	return c, c.check()
}

func (c Config) check() error {
	switch {
	case c.Region == "":
		return errors.New("缺少 region（行政区划代码）")
	case c.Basis != BasisCurrent && c.Basis != BasisToDate:
		return fmt.Errorf("basis = %q，应为“当季”或“累计”", c.Basis)
	case c.Units != unitsDefault && c.Units != unitsListed:
		return fmt.Errorf("units = %q，应为 default 或 listed", c.Units)
	case c.Days < 0:
		return fmt.Errorf("days = %d，不能是负数", c.Days)
	}
	return nil
}

// Create makes the folders of a workspace and writes its configuration; an
// existing workspace is refused.
func Create(dir string, c Config) (*Workspace, error) {
	path := filepath.Join(dir, ConfigName)
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		return nil, errors.Join(fmt.Errorf("%s 已经是工作目录，不再初始化", dir), err)
	}
	if err := c.check(); err != nil {
		return nil, err
	}
	w := &Workspace{dir, c}
	for _, sub := range []string{w.Inbox(), w.Receipts(), w.Archive(), w.Drafts(), w.Reports()} {
		if err := disk.Folder(sub); err != nil {
			return nil, err
		}
	}
	data, err := toml.Marshal(c)
	if err != nil {
		return nil, err
	}
	return w, disk.Write(path, disk.FileMode, data)
}
