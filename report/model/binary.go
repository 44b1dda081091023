package model

import (
	"encoding/binary"
	"errors"
	"math"

	"qreport/report/internal/num"
)

// errBinary says that bytes are not what MarshalBinary made.
var errBinary = errors.New("model: damaged binary form")

// MarshalBinary is the value's form in the cache.
func (v Value) MarshalBinary() ([]byte, error) { return v.append(nil), nil }

func (v Value) append(out []byte) []byte {
	out = append(out, byte(v.kind))
	if v.kind != Number {
		return out
	}
	text := v.dec.String()
	out = append(out, byte(len(text)))
	return append(out, text...)
}

// UnmarshalBinary reads what MarshalBinary made.
func (v *Value) UnmarshalBinary(data []byte) error {
	rest, err := v.take(data)
	if err == nil && len(rest) > 0 {
		return errBinary
	}
	return err
}

// take reads a value from the beginning of data.
func (v *Value) take(data []byte) (rest []byte, err error) {
	if len(data) < 1 || data[0] > byte(Withheld) {
		return nil, errBinary
	}
	*v = Value{kind: Kind(data[0])}
	data = data[1:]
	if v.kind != Number {
		return data, nil
	}
	if len(data) < 1 || len(data) < 1+int(data[0]) {
		return nil, errBinary
	}
	n := 1 + int(data[0])
	v.dec, err = num.Parse(string(data[1:n]))
	return data[n:], err
}

// MarshalBinary is the grid's form in the cache: its size and the cells that
// hold anything.
func (g *Grid) MarshalBinary() ([]byte, error) {
	out := binary.AppendUvarint(nil, uint64(len(g.cells)))
	for i, c := range g.cells {
		if c == (Cell{}) {
			continue
		}
		out = binary.AppendUvarint(out, uint64(i))
		out = binary.AppendUvarint(out, uint64(c.Pos.Sheet))
		out = binary.AppendUvarint(out, uint64(c.Pos.Col))
		out = binary.AppendUvarint(out, uint64(c.Pos.Row))
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(c.HalfUnit))
		out = c.Value.append(out)
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary made.
func (g *Grid) UnmarshalBinary(data []byte) error {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > maxCells {
		return errBinary
	}
	g.cells, data = make([]Cell, size), data[n:]
	for len(data) > 0 {
		var err error
		if data, err = g.takeCell(data); err != nil {
			return err
		}
	}
	return nil
}

// maxCells is far beyond any form; it bounds what damaged bytes can ask for.
const maxCells = 1 << 20

func (g *Grid) takeCell(data []byte) ([]byte, error) {
	var head [4]uint64
	for i := range head {
		x, n := binary.Uvarint(data)
		if n <= 0 {
			return nil, errBinary
		}
		head[i], data = x, data[n:]
	}
	if head[0] >= uint64(len(g.cells)) || len(data) < 4 {
		return nil, errBinary
	}
	c := &g.cells[head[0]]
	c.Pos = Pos{Sheet: uint16(head[1]), Col: uint16(head[2]), Row: uint32(head[3])}
	c.HalfUnit = math.Float32frombits(binary.LittleEndian.Uint32(data))
	return c.Value.take(data[4:])
}
