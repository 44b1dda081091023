package pdf

import "qreport/report/document"

func (b *builder) chart(c *document.Chart) item { return item{} }
