package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"qreport/report/model"
)

func TestAGridSurvivesItsBinaryForm(t *testing.T) {
	g := model.NewGrid(5)
	one, err := model.ParseValue("-12.50")
	require.NoError(t, err)
	g.Set(0, model.Cur, model.Cell{Value: one, Pos: model.Pos{Sheet: 3, Col: 4, Row: 70000}, HalfUnit: 0.5})
	g.Set(4, model.Prior, model.Cell{Value: model.Missing(model.Secret), Pos: model.Pos{Row: 1}})
	data, err := g.MarshalBinary()
	require.NoError(t, err)
	var back model.Grid
	require.NoError(t, back.UnmarshalBinary(data))
	require.Equal(t, g, &back)
	for n := range data { // cut short or with a byte changed: an error or other values, never a panic
		_ = new(model.Grid).UnmarshalBinary(data[:n])
		bad := append([]byte(nil), data...)
		bad[n] ^= 0xff
		_ = new(model.Grid).UnmarshalBinary(bad)
	}
}
