package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"

	"vouchsafe/app/fault"
)

// maxPixels bounds one page picture: a page may call itself a kilometre wide.
const maxPixels = 36_000_000

// Picture draws one page (from 1) of a PDF as PNG, on white, dpi pixels an inch
// (24 to 400). The boxes of Lines, in points, lie on it at dpi/72 pixels a point.
// o gives the password and the cache folder; without it the defaults hold.
// Faults: those of Read, and no_such_page.
func Picture(ctx context.Context, data []byte, page int, dpi float64, o ...Options) ([]byte, error) {
	opts := append(o, Options{})[0].filled()
	dpi = min(max(dpi, 24), 400)
	if len(data) > opts.MaxBytes {
		return nil, faultTooLarge("", len(data), opts.MaxBytes)
	}
	if sniff("", data) != "pdf" {
		return nil, faultNotPDF("")
	}
	ctx, cancel := context.WithTimeoutCause(ctx, opts.Timeout, errDeadline)
	defer cancel()
	img, err := drawPage(ctx, data, page, dpi, opts)
	if err != nil {
		if errors.Is(context.Cause(ctx), errDeadline) {
			return nil, faultTimeout("", opts.Timeout)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, err
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("page picture: %w", err)
	}
	return b.Bytes(), nil
}

const (
	bitmapBGRx   = 3
	renderAnnots = 1
	white        = 0xffffffff
)

func drawPage(ctx context.Context, data []byte, page int, dpi float64, o Options) (image.Image, error) {
	p, err := newParser(ctx, o)
	if err != nil {
		return nil, faultParser(err)
	}
	defer p.close()
	doc, err := p.open("", data, o.Password)
	if err != nil {
		return nil, err
	}
	if n := int(int32(p.call("FPDF_GetPageCount", doc))); page < 1 || page > n {
		return nil, fault.BadInput("no_such_page", fmt.Sprintf("there is no page %d", page), fmt.Sprintf("the document has %d", n), "")
	}
	handle := p.call("FPDF_LoadPage", doc, uint64(page-1))
	if handle == 0 {
		return nil, faultDamaged("", p.err)
	}
	scale := dpi / 72
	w := int(math.Round(toFloat32(p.call("FPDF_GetPageWidthF", handle)) * scale))
	h := int(math.Round(toFloat32(p.call("FPDF_GetPageHeightF", handle)) * scale))
	if w <= 0 || h <= 0 || w > maxPixels || h > maxPixels || w*h > maxPixels {
		return nil, faultTooLarge("", w*h*4, maxPixels*4)
	}
	stride := 4 * w
	buffer := p.call("malloc", uint64(stride*h))
	if p.err == nil && buffer == 0 {
		return nil, faultTooLarge("", stride*h, maxPixels*4)
	}
	bitmap := p.call("FPDFBitmap_CreateEx", uint64(w), uint64(h), bitmapBGRx, buffer, uint64(stride))
	p.call("FPDFBitmap_FillRect", bitmap, 0, 0, uint64(w), uint64(h), white)
	p.call("FPDF_RenderPageBitmap", bitmap, handle, 0, 0, uint64(w), uint64(h), 0, renderAnnots)
	if p.err != nil {
		return nil, faultDamaged("", p.err)
	}
	raw, ok := p.memory.Read(uint32(buffer), uint32(stride*h))
	if !ok {
		return nil, faultDamaged("", errors.New("no picture in memory"))
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < len(raw); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = raw[i+2], raw[i+1], raw[i], 0xff
	}
	return img, nil
}
