package report_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The limits of style.md §1.
const (
	mostFunctionLines = 50
	mostFileLines     = 400
)

// allowedVars are package-level variables that are written to after their
// declaration, each with its reason. Keep it empty.
var allowedVars = map[string]string{}

// source is a parsed file of the program; tests are not looked at.
type source struct {
	pkg  goPackage
	set  *token.FileSet
	file *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	for _, p := range packages(t) {
		for _, name := range p.GoFiles {
			set := token.NewFileSet()
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.ParseComments)
			require.NoError(t, err)
			list = append(list, source{p, set, file})
		}
	}
	return list
}

// at is file:line relative to the module.
func (s source) at(pos token.Pos) string {
	p := s.set.Position(pos)
	return fmt.Sprintf("%s/%s:%d", s.pkg.name(), filepath.Base(p.Filename), p.Line)
}

func (s source) lines(from, to token.Pos) int {
	return s.set.Position(to).Line - s.set.Position(from).Line + 1
}

// selectors finds uses of pkg.name.
func (s source) selectors(pkg, name string) (found []string) {
	ast.Inspect(s.file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == name {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg {
				found = append(found, fmt.Sprintf("%s: %s.%s", s.at(n.Pos()), pkg, name))
			}
		}
		return true
	})
	return found
}

func TestFunctionsAndFilesAreShort(t *testing.T) {
	var violations []string
	for _, s := range sources(t) {
		if n := s.set.File(s.file.Pos()).LineCount(); n > mostFileLines {
			violations = append(violations, fmt.Sprintf("%s: %d lines", s.at(s.file.Pos()), n))
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				if n := s.lines(f.Pos(), f.End()); n > mostFunctionLines {
					violations = append(violations, fmt.Sprintf("%s: %s has %d lines", s.at(f.Pos()), f.Name.Name, n))
				}
			}
		}
	}
	requireNone(t, violations)
}

func TestNothingRunsBeforeMain(t *testing.T) {
	var violations []string
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				violations = append(violations, s.at(f.Pos())+": init()")
			}
		}
	}
	requireNone(t, violations)
}

// Package-level variables are tables: nobody writes to them.
func TestPackageVariablesAreNeverWritten(t *testing.T) {
	files := sources(t)
	vars := map[string]map[string]bool{}
	for _, s := range files {
		if vars[s.pkg.ImportPath] == nil {
			vars[s.pkg.ImportPath] = map[string]bool{}
		}
		for _, spec := range packageVars(s.file) {
			for _, name := range spec.Names {
				vars[s.pkg.ImportPath][name.Name] = true
			}
		}
	}
	var violations []string
	for _, s := range files {
		violations = append(violations, s.writes(vars[s.pkg.ImportPath])...)
	}
	requireNone(t, violations)
}

func packageVars(f *ast.File) (specs []*ast.ValueSpec) {
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, spec := range g.Specs {
				specs = append(specs, spec.(*ast.ValueSpec))
			}
		}
	}
	return specs
}

// writes finds assignments to package-level variables or to their elements.
func (s source) writes(vars map[string]bool) (found []string) {
	own := map[any]bool{}
	for _, spec := range packageVars(s.file) {
		own[spec] = true
	}
	check := func(x ast.Expr) {
		id := base(x)
		if id == nil || !vars[id.Name] || allowedVars[s.pkg.name()+"."+id.Name] != "" {
			return
		}
		// An identifier of another file of the package is not resolved.
		if id.Obj == nil || own[id.Obj.Decl] {
			found = append(found, s.at(x.Pos())+": writes to "+id.Name)
		}
	}
	ast.Inspect(s.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, x := range n.Lhs {
				if n.Tok != token.DEFINE {
					check(x)
				}
			}
		case *ast.IncDecStmt:
			check(n.X)
		}
		return true
	})
	return found
}

// base is the variable behind x.f[i].
func base(x ast.Expr) *ast.Ident {
	switch x := x.(type) {
	case *ast.Ident:
		return x
	case *ast.IndexExpr:
		return base(x.X)
	case *ast.SelectorExpr:
		return base(x.X)
	case *ast.StarExpr:
		return base(x.X)
	}
	return nil
}

func TestExportedNamesAreDocumented(t *testing.T) {
	var violations []string
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			violations = append(violations, s.undocumented(d)...)
		}
	}
	requireNone(t, violations)
}

func (s source) undocumented(d ast.Decl) (found []string) {
	note := func(id *ast.Ident, docs ...*ast.CommentGroup) {
		for _, doc := range docs {
			if doc != nil && strings.TrimSpace(doc.Text()) != "" {
				return
			}
		}
		if id.IsExported() {
			found = append(found, s.at(id.Pos())+": "+id.Name+" has no comment")
		}
	}
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil || receiver(d).IsExported() {
			note(d.Name, d.Doc)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				note(spec.Name, d.Doc, spec.Doc, spec.Comment)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					note(name, d.Doc, spec.Doc, spec.Comment)
				}
			}
		}
	}
	return found
}

// receiver is the type that a method belongs to.
func receiver(d *ast.FuncDecl) *ast.Ident {
	x := d.Recv.List[0].Type
	if star, ok := x.(*ast.StarExpr); ok {
		x = star.X
	}
	if generic, ok := x.(*ast.IndexExpr); ok {
		x = generic.X
	}
	id, ok := x.(*ast.Ident)
	if !ok {
		return ast.NewIdent("_")
	}
	return id
}

// The detectors find what they look for.
func TestTheDetectorsDetect(t *testing.T) {
	const code = `package p

import "qreport/report/validate"

var table, counter = map[string]int{}, 0

var _ = validate.Unchecked

func Exported() { local := 0; local++; table["a"] = local; counter += 2 }

type Hidden struct{}

func (h *Hidden) Method() { var counter int; counter++ }
`
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "p.go", code, parser.ParseComments)
	require.NoError(t, err)
	s := source{goPackage{ImportPath: module + "p"}, set, file}
	require.Equal(t, []string{"p/p.go:7: validate.Unchecked"}, s.selectors("validate", "Unchecked"))
	require.Equal(t, []string{"p/p.go:9: writes to table", "p/p.go:9: writes to counter"},
		s.writes(map[string]bool{"table": true, "counter": true}))
	var undocumented []string
	for _, d := range file.Decls {
		undocumented = append(undocumented, s.undocumented(d)...)
	}
	require.Equal(t, []string{"p/p.go:9: Exported has no comment", "p/p.go:11: Hidden has no comment",
		"p/p.go:13: Method has no comment"}, undocumented)
}
