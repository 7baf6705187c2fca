package fonts

import (
	"encoding/binary"
	"slices"

	ot "github.com/go-text/typesetting/font/opentype"
)

// Subset makes a TrueType program that holds only the given glyphs and those they
// are composed of. The second result gives the new number of each asked-for glyph.
// Only the tables that a PDF viewer needs are kept (ISO 32000-1, 9.9, table 126);
// glyph 0 stays glyph 0.
func (f *Face) Subset(ids []uint16) ([]byte, map[uint16]uint16) {
	order := f.closure(ids)
	renumber := make(map[uint16]uint16, len(order))
	for n, id := range order {
		renumber[id] = uint16(n)
	}

	var glyf, loca, hmtx []byte
	for _, id := range order {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline := slices.Clone(f.outline(id))
		for _, at := range components(outline) {
			part := binary.BigEndian.Uint16(outline[at:])
			binary.BigEndian.PutUint16(outline[at:], renumber[part])
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = append(hmtx, f.horizontal(id)...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)                   // checkSumAdjustment: no longer true
	binary.BigEndian.PutUint16(head[50:], 1)                  // indexToLocFormat: long
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(order))) // numberOfHMetrics
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(order)))  // numGlyphs
	program := ot.WriteTTF([]ot.Table{
		{Tag: ot.MustNewTag("glyf"), Content: glyf},
		{Tag: ot.MustNewTag("head"), Content: append(head, 0, 0)}, // tables begin at multiples of four
		{Tag: ot.MustNewTag("hhea"), Content: hhea},
		{Tag: ot.MustNewTag("hmtx"), Content: hmtx},
		{Tag: ot.MustNewTag("loca"), Content: loca},
		{Tag: ot.MustNewTag("maxp"), Content: maxp},
	})
	asked := make(map[uint16]uint16, len(ids))
	for _, id := range ids {
		asked[id] = renumber[id]
	}
	return program, asked
}

// closure is glyph 0, the given glyphs and all their components, in rising order.
func (f *Face) closure(ids []uint16) []uint16 {
	seen := map[uint16]bool{0: true}
	queue := slices.Clone(ids)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if seen[id] {
			continue
		}
		seen[id] = true
		outline := f.outline(id)
		for _, at := range components(outline) {
			queue = append(queue, binary.BigEndian.Uint16(outline[at:]))
		}
	}
	order := make([]uint16, 0, len(seen))
	for id := range seen {
		order = append(order, id)
	}
	slices.Sort(order)
	return order
}

// outline is the glyf entry of a glyph; empty for a blank.
func (f *Face) outline(id uint16) []byte {
	loca := f.tables["loca"]
	var from, to uint32
	if long := binary.BigEndian.Uint16(f.tables["head"][50:]) == 1; long {
		from, to = binary.BigEndian.Uint32(loca[4*int(id):]), binary.BigEndian.Uint32(loca[4*int(id)+4:])
	} else {
		from, to = 2*uint32(binary.BigEndian.Uint16(loca[2*int(id):])), 2*uint32(binary.BigEndian.Uint16(loca[2*int(id)+2:]))
	}
	return f.tables["glyf"][from:to]
}

// horizontal is the advance and left bearing of a glyph as hmtx holds them.
func (f *Face) horizontal(id uint16) []byte {
	hmtx := f.tables["hmtx"]
	full := int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if int(id) < full {
		return hmtx[4*int(id) : 4*int(id)+4]
	}
	advance := hmtx[4*(full-1) : 4*(full-1)+2]
	bearing := hmtx[4*full+2*(int(id)-full):][:2]
	return slices.Concat(advance, bearing)
}

// components gives the places of the glyph numbers inside a composite outline
// (OpenType specification, glyf table, composite glyph description).
func components(outline []byte) []int {
	const (
		wordArguments = 1 << 0
		scale         = 1 << 3
		more          = 1 << 5
		twoScales     = 1 << 6
		matrix        = 1 << 7
	)
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	var places []int
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(outline[at:])
		places = append(places, at+2)
		at += 4 + 2
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return places
		}
	}
}
