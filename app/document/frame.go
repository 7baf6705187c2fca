package document

// A border is often painted as a path of two boxes, the inner one cut out of the outer:
// what stands within stands on what was there before.

const (
	fillEvenOdd     = 1  // FPDF_FILLMODE_ALTERNATE
	segmentMove     = 2  // FPDF_SEGMENT_MOVETO
	mostFramePieces = 64 // segments: two boxes with round corners have fewer
)

// hole gives the part of an even-odd path that is cut out of it, the zero Box where it
// is no frame.
func (p *parser) hole(object uint64, m affine) Box {
	n := int(int32(p.call("FPDFPath_CountSegments", object)))
	if n > mostFramePieces || p.call("FPDFPageObj_GetMatrix", object, p.at(0)) == 0 {
		return Box{}
	}
	m = m.after(affine{p.float32(0), p.float32(4), p.float32(8), p.float32(12), p.float32(16), p.float32(20)})
	var parts []Box
	for i := range max(n, 0) {
		segment := p.call("FPDFPath_GetPathSegment", object, uint64(i))
		if segment == 0 || p.call("FPDFPathSegment_GetPoint", segment, p.at(0), p.at(4)) == 0 {
			return Box{}
		}
		x, y := m.apply(p.float32(0), p.float32(4))
		if p.call("FPDFPathSegment_GetType", segment) == segmentMove {
			parts = append(parts, Box{x, y, x, y})
		} else if k := len(parts) - 1; k >= 0 {
			b := &parts[k]
			*b = Box{min(b[0], x), min(b[1], y), max(b[2], x), max(b[3], y)}
		}
	}
	if len(parts) != 2 {
		return Box{}
	}
	for i, inner := range parts {
		if inner != parts[1-i] && parts[1-i].holds(inner) {
			return inner
		}
	}
	return Box{}
}

// holds reports whether o lies within b, but for what rounding adds.
func (b Box) holds(o Box) bool {
	const fine = 0.01
	return o[0] >= b[0]-fine && o[1] >= b[1]-fine && o[2] <= b[2]+fine && o[3] <= b[3]+fine
}
