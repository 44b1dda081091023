package workspace

// Index is what a workspace decides about the quality competitiveness index.
type Index struct {
	Scheme   string     `toml:"scheme,omitempty" comment:"分级办法：CCTV2011、AH2009、AQSIQ2008 或本地定义；空则用指数定义里的"`
	Official []Official `toml:"official,omitempty" comment:"上级发布的指数值，与本地测算值并列，不参加计算"`
}

// Official is an index value that a higher authority published.
type Official struct {
	Region string  `toml:"region,omitempty" comment:"空则为本工作目录的地区"`
	Year   int     `toml:"year"`
	Value  float64 `toml:"value"`
	Source string  `toml:"source,omitempty" comment:"发布单位和文件"`
}
