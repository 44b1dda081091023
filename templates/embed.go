// Package templates holds the definitions of the report as data: forms, checks,
// indicators, wording, regions. Package define reads and checks them; its
// documentation describes every file.
package templates

import "embed"

// FS is everything in this directory.
//
//go:embed *
var FS embed.FS
