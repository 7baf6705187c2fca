//go:build dev

package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

// scripted answers a dialog with the path written in the file "open" or "save" of
// the folder VOUCHSAFE_DIALOGS: a browser test cannot reach the system's dialogs.
func scripted(dialog string) (path string, ok bool) {
	dir := os.Getenv("VOUCHSAFE_DIALOGS")
	if dir == "" {
		return "", false
	}
	answer, err := os.ReadFile(filepath.Join(dir, dialog))
	return strings.TrimSpace(string(answer)), err == nil
}

// frames notes twice a second the longest time between two frames of the window.
const frames = `{
	let last = performance.now(), longest = 0;
	const frame = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		requestAnimationFrame(frame);
	};
	requestAnimationFrame(frame);
	setInterval(() => { window.runtime.EventsEmit("frames", Math.round(longest)); longest = 0; }, 500);
}`

// measured writes what the window itself says of its frames, in milliseconds a line,
// to the file "frames" of that folder: of a WebKit window no browser test sees them.
func measured(ctx context.Context) {
	f, err := os.OpenFile(filepath.Join(os.Getenv("VOUCHSAFE_DIALOGS"), "frames"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return
	}
	runtime.EventsOn(ctx, "frames", func(longest ...any) { _, _ = fmt.Fprintln(f, longest...) })
	runtime.WindowExecJS(ctx, frames)
}

// paced makes each step of the work take at least as long as the file "pace" in
// that folder says ("300ms"), so that a browser test can see the state it is in.
func paced(d Desk) Desk { return slow{d} }

type slow struct{ Desk }

func (slow) step(ctx context.Context) error {
	text, _ := os.ReadFile(filepath.Join(os.Getenv("VOUCHSAFE_DIALOGS"), "pace"))
	pause, _ := time.ParseDuration(strings.TrimSpace(string(text)))
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(pause):
		return nil
	}
}

func (s slow) ReadResume(ctx context.Context, f paper) (*resume.Resume, error) {
	if err := s.step(ctx); err != nil {
		return nil, err
	}
	return s.Desk.ReadResume(ctx, f)
}

func (s slow) ReadPosting(ctx context.Context, p paper) (*posting.Posting, error) {
	if err := s.step(ctx); err != nil {
		return nil, err
	}
	return s.Desk.ReadPosting(ctx, p)
}

// Draft goes on for four steps after the letter is there, as a model would.
func (s slow) Draft(ctx context.Context, c Choices, from Rewriting, watch func(Event)) (*letter.Letter, error) {
	l, err := s.Desk.Draft(ctx, c, from, watch)
	const steps = 4
	for i := range steps {
		if err != nil {
			break
		}
		watch(Event{Stage: "drafting", Done: i, Total: steps, Letter: l})
		err = s.step(ctx)
	}
	return l, err
}

func (s slow) Check(ctx context.Context, l *letter.Letter) (*letter.Letter, error) {
	if err := s.step(ctx); err != nil {
		return nil, err
	}
	return s.Desk.Check(ctx, l)
}
