package drafting

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/lock"
	"vouchsafe/llm"
	"vouchsafe/models"
	"vouchsafe/models/verified"
)

// The native library ends the process where a model or a driver surprises it, and
// with the process would go the letter. So what nobody has vouched for (a model not
// of the catalog, a graphics driver) is tried first by a short-lived child of this
// program; only what the child came back from is loaded here.

// Trial tries to load the model at path on a device ("" is the one that suits). It
// gives an error where whoever tried did not come back; that the model was refused in
// good order is none: it will be refused here too.
type Trial func(ctx context.Context, path, device string) error

// trialArgs are the arguments after the program's name that InChild starts it with.
// The program must answer with Try, as JSON on standard output.
func trialArgs(path, device string) []string {
	return []string{"models", "try", "--json", "--device", device, path}
}

// Tried is what Try found; it is what a child says before it ends.
type Tried struct {
	Version int          `json:"version"`
	Serves  bool         `json:"serves"`
	Device  string       `json:"device"`      // that it ran on
	WhyNot  string       `json:"why_not_gpu"` // "" where it ran on one, or none was asked for
	Fault   *fault.Fault `json:"fault"`       // null where it serves
}

// Try loads a model, has it read a few words and write a few in parallel, and gives
// its memory back; with no path it only asks which devices there are. It may end the
// process.
func Try(ctx context.Context, path, device string) Tried {
	t := Tried{Version: 1}
	err := func() error {
		libraries := models.FindLibraries()
		if libraries == "" {
			return errNoLibraries()
		}
		if path == "" {
			_, err := llm.Devices(libraries)
			return err
		}
		e, err := llm.Open(ctx, path, llm.Options{Libraries: libraries, Device: device, Context: contextTokens})
		if err != nil {
			return err
		}
		defer e.Close()
		t.Device, t.WhyNot = e.Info().Device, e.Info().WhyNotGPU
		p, err := e.Prefix(ctx, []llm.Message{{Role: "system", Content: "You write one plain sentence."}}, nil)
		if err != nil {
			return err
		}
		_, err = e.Generate(ctx, p, []llm.Job{{User: "Say that it works, naïvely: 3 → 4.", Candidates: 4, MaxTokens: 8}}, nil)
		return err
	}()
	if err != nil {
		t.Fault = fault.Of(engineFault(err, path))
	}
	t.Serves = err == nil
	return t
}

// longestTrial is far beyond what loading from a slow disk takes.
const longestTrial = 10 * time.Minute

// InChild has a child of this program try.
func InChild(ctx context.Context, path, device string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if path != "" { // "" asks for devices alone
		if path, err = filepath.Abs(path); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, longestTrial)
	defer cancel()
	child := exec.CommandContext(ctx, self)
	child.Args = []string{os.Args[0]} // called as we were
	if _, without := lock.Leave(os.Args); without {
		child.Args = append(child.Args, lock.Flag)
	}
	child.Args = append(child.Args, trialArgs(path, device)...)
	// Nothing of a crash is to be written or waited for.
	child.Env = append(os.Environ(), "GGML_NO_BACKTRACE=1", "GOTRACEBACK=none")
	child.WaitDelay = time.Second
	var out, complaint bytes.Buffer
	child.Stdout, child.Stderr = &out, &complaint
	err = child.Run()
	var said Tried
	switch {
	case json.Unmarshal(out.Bytes(), &said) == nil && said.Version == 1:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("it took more than %v to load", longestTrial)
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		err = errors.New("it ended without a word")
	}
	return fmt.Errorf("a process that tried it did not come back (%w%s)", err, lastWords(complaint.String()))
}

// Devices lists what a model can run on; none without the engine's libraries. A
// graphics driver is asked by a child first.
func Devices(ctx context.Context) ([]llm.Device, error) {
	libraries := models.FindLibraries()
	if libraries == "" {
		return nil, nil
	}
	if models.HasGPU(libraries) {
		if err := InChild(ctx, "", "auto"); err != nil {
			return nil, fault.Broken("driver_crashes", "the graphics driver cannot be asked what it has", err, "Update it, or have the libraries for the processor alone")
		}
	}
	return llm.Devices(libraries)
}

// lastWords finds in what a crash wrote the line that tells why.
func lastWords(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		for _, sign := range []string{"GGML_ASSERT", "what():", "SIG", "fatal error"} {
			if strings.Contains(line, sign) {
				return ": " + line[:min(len(line), 200)]
			}
		}
	}
	return ""
}

// try makes sure, once for each file, set of libraries and device, that loading the
// model does not end the process. It gives the device to use.
func (d *Desk) try(ctx context.Context, path, sum, libraries string) (device string, err error) {
	device = d.options.Device
	gpu := models.HasGPU(libraries)
	if d.options.Trial == nil || sum != "" && !gpu {
		return device, nil
	}
	if err = d.tryOnce(ctx, path, libraries, device); err != nil && ctx.Err() == nil && gpu && device != "cpu" {
		why := err
		if err = d.tryOnce(ctx, path, libraries, "cpu"); err == nil {
			d.whyNotGPU = why.Error()
			return "cpu", nil
		}
	}
	if err != nil && ctx.Err() == nil {
		err = fault.Broken("model_crashes", "the model "+filepath.Base(path)+" cannot be used", err,
			"Choose another model; nothing was lost")
	}
	return device, err
}

func (d *Desk) tryOnce(ctx context.Context, path, libraries, device string) error {
	mark := d.mark(path, libraries, device)
	if mark != "" && exists(mark) {
		return nil
	}
	if err := d.options.Trial(ctx, path, device); err != nil {
		return err
	}
	// Where it cannot be remembered it is tried again next time.
	if mark != "" && os.MkdirAll(filepath.Dir(mark), 0o700) == nil {
		_ = os.WriteFile(mark, nil, 0o600)
	}
	return nil
}

// mark is the empty file that remembers a trial; its name says nothing of the model.
func (d *Desk) mark(path, libraries, device string) string {
	info, err := os.Stat(path)
	if d.options.DataDir == "" || err != nil {
		return ""
	}
	id := sha256.Sum256(fmt.Append(nil, path, verified.StampOf(info, ""), libraries, models.LlamaCpp, device))
	return filepath.Join(d.options.DataDir, "tried", hex.EncodeToString(id[:12]))
}

// noted adds to a letter's findings what the person should know of the engine.
func (d *Desk) noted(l *letter.Letter) {
	if d.whyNotGPU != "" {
		l.Findings = append(l.Findings, gpuUnusable(d.whyNotGPU))
	}
}
