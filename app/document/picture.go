package document

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels bounds one picture, so that a page of absurd size cannot take the memory.
const maxPixels = 40_000_000

// Picture renders one page of a PDF, from 1, as a PNG at dpi dots an inch. The
// page stands as a reader sees it; Line.Box × dpi/72 are its pixels.
func Picture(ctx context.Context, data []byte, page int, dpi float64) ([]byte, error) {
	o := Options{}.filled()
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	p, err := newParser(ctx, o)
	if err != nil {
		return nil, faultParser(err)
	}
	defer p.close()
	doc, err := p.instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, faultDamaged("the resume", err)
	}
	at := requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: page - 1}}
	size, err := p.instance.GetPageSize(&requests.GetPageSize{Page: at})
	if err != nil {
		return nil, faultDamaged("the resume", fmt.Errorf("page %d: %w", page, err))
	}
	if pixels := size.Width * size.Height * dpi * dpi / (72 * 72); pixels > maxPixels {
		dpi *= math.Sqrt(maxPixels / pixels)
	}
	shot, err := p.instance.RenderPageInDPI(&requests.RenderPageInDPI{Page: at, DPI: max(int(dpi), 1)})
	if err != nil {
		return nil, faultDamaged("the resume", fmt.Errorf("page %d: %w", page, err))
	}
	defer shot.Cleanup()
	var out bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&out, shot.Result.RenderedImage); err != nil {
		return nil, fmt.Errorf("encode page %d: %w", page, err)
	}
	return out.Bytes(), nil
}
