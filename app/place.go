package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"vouchsafe/app/folders"
)

// place is where the window stood last. It is kept in a file of its own: the window
// opens before the store does.
type place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

const placeFile = "window.json"

// Sizes of the window in pixels: at first, and at least.
const (
	firstWidth, firstHeight = 1440, 900
	leastWidth, leastHeight = 1024, 640
)

// lastPlace reads where the window stood in dir, if it says anything sensible.
func lastPlace(dir string) (p place, known bool) {
	data, err := os.ReadFile(filepath.Join(dir, placeFile))
	if err != nil || json.Unmarshal(data, &p) != nil || p.Width < leastWidth || p.Height < leastHeight || p.Width > 1<<14 || p.Height > 1<<14 {
		return place{Width: firstWidth, Height: firstHeight}, false
	}
	return p, true
}

// on moves p so that it can be seen on a screen of that size.
func (p place) on(width, height int) place {
	if width > 0 && height > 0 {
		p.Width, p.Height = min(p.Width, max(width, leastWidth)), min(p.Height, max(height, leastHeight))
		p.X, p.Y = max(0, min(p.X, width-p.Width)), max(0, min(p.Y, height-p.Height))
	}
	return p
}

// save writes p whole or not at all. Where it cannot be written the window opens as
// at first.
func (p place) save(dir string) {
	data, err := json.Marshal(p)
	if err != nil {
		return
	}
	_ = folders.WritePrivate(filepath.Join(dir, placeFile), data)
}

func (p place) state() options.WindowStartState {
	if p.Maximised {
		return options.Maximised
	}
	return options.Normal
}

// putBack moves the window to where it stood.
func (p place) putBack(ctx context.Context) {
	screens, err := runtime.ScreenGetAll(ctx)
	if err != nil || p.Maximised {
		return
	}
	for _, s := range screens {
		if s.IsCurrent {
			p = p.on(s.Size.Width, s.Size.Height)
		}
	}
	runtime.WindowSetSize(ctx, p.Width, p.Height)
	runtime.WindowSetPosition(ctx, p.X, p.Y)
}

// placeNow says where the window stands. A maximised one keeps the place that it
// had before.
func placeNow(ctx context.Context, before place) place {
	if runtime.WindowIsMaximised(ctx) {
		before.Maximised = true
		return before
	}
	p := place{}
	p.Width, p.Height = runtime.WindowGetSize(ctx)
	p.X, p.Y = runtime.WindowGetPosition(ctx)
	return p
}
