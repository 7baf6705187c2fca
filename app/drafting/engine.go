package drafting

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vouchsafe/app/check"
	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/llm"
	"vouchsafe/models"
	"vouchsafe/models/taught"
)

// ErrNoModel says that no model is installed and none was asked for.
var ErrNoModel = errors.New("no model is installed")

func errorIsNoModel(err error) bool { return errors.Is(err, ErrNoModel) }

func unavailable(err error) letter.Finding {
	return check.Advise("model_unavailable", "", "the model could not be used, so this letter is composed by rule: "+fault.Of(err).Error(), "run `vouchsafe doctor`")
}

func gpuUnusable(why string) letter.Finding {
	return check.Advise("gpu_unusable", "", "the graphics processor could not be used, so the processor wrote this: "+why, "update its driver, or choose the processor in the settings")
}

func errNoLibraries() error {
	return fault.Broken("libraries_missing", "the llama.cpp libraries are not installed", nil, "Run `make model`, or see models/README.md")
}

// ModelFile finds the weights for a name: a .gguf file, a model added by the
// person, or one of the catalog. sum is the checksum the catalog knows, or "".
func ModelFile(name, dataDir string) (path, sum string, err error) {
	if name == "" {
		m := models.Default()
		if _, err := os.Stat(m.Path()); err != nil {
			return "", "", ErrNoModel
		}
		return m.Path(), m.SHA256, nil
	}
	if strings.HasSuffix(strings.ToLower(name), ".gguf") || strings.ContainsRune(name, filepath.Separator) {
		return name, "", nil
	}
	if dataDir != "" {
		if p := filepath.Join(dataDir, "models", name+".gguf"); exists(p) {
			return p, "", nil
		}
	}
	if m, ok := models.Find(name); ok {
		if !exists(m.Path()) {
			return "", "", fault.Broken("model_missing", "the model "+name+" is not installed", nil, "Run `make model`, or see models/README.md for how to put its file there by hand")
		}
		return m.Path(), m.SHA256, nil
	}
	return "", "", fault.Broken("model_unknown", "there is no model called "+name, nil, "Choose another in the settings; on the command line `vouchsafe models` lists them, and a file of your own ends in .gguf")
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

// contextTokens is room for the prefix and some sixteen sentences at once; more wait
// their turn. Each thousand tokens cost 29 MB.
const contextTokens = 2048

// open loads the model and reads the shared prefix, once.
func (d *Desk) open(ctx context.Context, watch func(Event)) error {
	if d.phraser != nil {
		return nil
	}
	path, sum, err := ModelFile(d.options.Model, d.options.DataDir)
	if err != nil {
		return err
	}
	libraries := models.FindLibraries()
	if libraries == "" {
		return errNoLibraries()
	}
	watch(Event{Stage: "loading"})
	device, err := d.try(ctx, path, sum, libraries)
	if err != nil {
		return err
	}
	state := ""
	if d.options.DataDir != "" {
		state = filepath.Join(d.options.DataDir, "states")
	}
	progress := func(stage string) func(llm.Progress) {
		return func(p llm.Progress) { watch(Event{Stage: stage, Done: int(p.Done), Total: int(p.Total)}) }
	}
	start := time.Now()
	e, err := OpenModel(ctx, path, llm.Options{Libraries: libraries, Device: device, Context: contextTokens, SHA256: sum, StateDir: state, OnProgress: progress("loading")})
	if err != nil {
		return engineFault(err, path)
	}
	d.loadMS = time.Since(start).Milliseconds()
	d.name = strings.TrimSuffix(filepath.Base(path), ".gguf")
	p, err := letter.NewPhraser(ctx, e, d.name, progress("prefix"))
	if err != nil {
		_ = e.Close()
		return engineFault(err, path)
	}
	d.engine, d.phraser = e, p
	return nil
}

// OpenModel opens a model with what it was taught, where it is one that was.
func OpenModel(ctx context.Context, path string, o llm.Options) (*llm.Engine, error) {
	m, _ := models.Known(o.SHA256)
	writer, ok := taught.Writer(m)
	if !ok {
		return llm.Open(ctx, path, o)
	}
	adapter, err := writer.Unpacked()
	if err != nil {
		return nil, fault.Broken("writer_unwritable", "what the model was taught could not be written", err, "Make room, or check the permissions of "+models.CacheDir())
	}
	o.Adapter = llm.Adapter{Path: adapter, SHA256: writer.SHA256}
	e, err := llm.Open(ctx, path, o)
	if llm.Spoilt(err) && writer.Unpack() == nil {
		e, err = llm.Open(ctx, path, o)
	}
	return e, err
}

// engineFault tells a bad file (the person's to mend) from a machine in trouble.
func engineFault(err error, path string) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*fault.Fault](err); ok {
		return err
	}
	what := "the model " + filepath.Base(path) + " cannot be used"
	code := llm.CodeOf(err)
	switch code {
	case llm.FileTruncated, llm.NotGGUF, llm.FileDamaged, llm.UnsupportedModel, llm.ChecksumMismatch, llm.FileMissing, llm.FileUnreadable:
		return &fault.Fault{Code: "model_" + string(code), Kind: fault.Input, What: what, Why: err.Error(), Do: "Get the file again, or choose another model (in the settings, or with --model)", Err: err}
	case "":
		code = llm.EngineFailed
	default:
	}
	return fault.Broken(string(code), what, err, "Run `vouchsafe doctor`, or draft without a model (--no-model)")
}

// Engine is the engine that is open, nil before the first draft with a model.
func (d *Desk) Engine() *llm.Engine { return d.engine }
