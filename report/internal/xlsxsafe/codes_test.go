package xlsxsafe_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"qreport/report/internal/xlsxsafe"
)

// refusalCodes lists every refusal code that the source declares.
func refusalCodes(t testing.TB) []xlsxsafe.RefusalCode {
	t.Helper()
	codes, err := declaredCodes()
	require.NoError(t, err)
	require.Greater(t, len(codes), 40)
	return codes
}

var declaredCodes = sync.OnceValues(readCodes) // fuzzing asks for every input

func readCodes() (codes []xlsxsafe.RefusalCode, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), "refusal.go", nil, 0)
	if err != nil {
		return nil, err
	}
	for _, decl := range file.Decls {
		consts, ok := decl.(*ast.GenDecl)
		if !ok || consts.Tok != token.CONST {
			continue
		}
		for _, spec := range consts.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				code, err := strconv.Unquote(value.(*ast.BasicLit).Value)
				if err != nil {
					return nil, err
				}
				codes = append(codes, xlsxsafe.RefusalCode(code))
			}
		}
	}
	return codes, nil
}
