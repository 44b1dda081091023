// Package export writes what the bureaus reported as tidy facts, one row per
// filled cell, for any other engine: DuckDB, ClickHouse, Spark. Files are
// partitioned by period the way those engines read (period=2011Q1), and the
// same input gives the same bytes.
//
// The columns are described in docs/export.md.
package export
