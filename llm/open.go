package llm

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/hybridgroup/yzma/pkg/llama"

	"vouchsafe/llm/gguf"
	"vouchsafe/models/verified"
)

const defaultContext = 4096

// working is what a load needs beside weights and context: the library's
// buffers, the vocabulary, this program.
const working = 256 << 20

// Open loads the model file at path. It judges the file first, then the
// libraries, then (once) the checksum, and only then lets the library read it.
// Cancelling ctx stops any of these; ctx has no say after Open has returned.
func Open(ctx context.Context, path string, o Options) (*Engine, error) {
	report := o.OnProgress
	if report == nil {
		report = func(Progress) {}
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fail(FileUnreadable, err)
	}
	header, err := gguf.Open(path)
	if err != nil {
		return nil, fileError(fmt.Errorf("model %s: %w", filepath.Base(path), err))
	}
	if err := o.Adapter.judge(header, o.SHA256); err != nil {
		return nil, err
	}
	if err := loadLibrary(o.Libraries); err != nil {
		return nil, err
	}
	if o.SHA256 != "" {
		if err := verify(ctx, path, header.Size, o.SHA256, report); err != nil {
			return nil, err
		}
	}
	if err := o.Adapter.verify(ctx); err != nil {
		return nil, err
	}
	debug.FreeOSMemory() // before taking much, give back what is unused
	slot, err := takeSlot()
	if err != nil {
		return nil, err
	}
	e := &Engine{}
	e.owner = startOwner(slot, e.release)
	if err := e.open(ctx, path, header, o, report); err != nil {
		e.Close()
		return nil, err
	}
	return e, nil
}

// verify compares the file with its checksum, unless that is known to fit.
func verify(ctx context.Context, path string, size int64, sum string, report func(Progress)) error {
	err := verified.Check(ctx, path, strings.ToLower(sum), func(done int64) { report(Progress{"verify", done, size}) })
	switch {
	case err == nil || cancelled(ctx) != nil:
		return cancelled(ctx)
	case errors.Is(err, verified.ErrChecksum):
		return fail(ChecksumMismatch, err)
	}
	return fail(FileUnreadable, err)
}

func (e *Engine) open(ctx context.Context, path string, header *gguf.File, o Options, report func(Progress)) error {
	e.info = Info{
		Path: path, Model: header.Name(), Architecture: header.Architecture(), Parameters: header.Parameters(),
		Trained: int(header.ContextLength()), Verified: o.SHA256 != "", Threads: o.Threads, Library: library.version,
	}
	e.info.Context = o.Context
	if o.Context <= 0 {
		e.info.Context = defaultContext
	}
	e.info.Context = min(e.info.Context, e.info.Trained)
	if o.Adapter.Path != "" {
		e.info.Adapter = filepath.Base(o.Adapter.Path)
	}
	if o.Threads <= 0 {
		e.info.Threads = usableCores()
	}
	loaded := make(chan error, 1)
	go func() { loaded <- e.owner.do(ctx, func() error { return e.load(ctx, header, o) }) }()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-loaded:
			if err == nil {
				report(Progress{"load", 1000, 1000})
			}
			return err
		case <-tick.C:
			report(Progress{"load", int64(loadSigns[e.owner.slot].Load()), 1000})
		}
	}
}

// load runs on the owner's goroutine. A model that will not go onto the GPU goes
// to the processor, with the reason.
func (e *Engine) load(ctx context.Context, header *gguf.File, o Options) error {
	devices, err := Devices(o.Libraries)
	if err != nil {
		return err
	}
	where, err := place(o.Device, devices, header, e.info.Context)
	if err != nil {
		return err
	}
	err = e.loadOn(ctx, where, header, o)
	if err != nil && where.layers > 0 && cancelled(ctx) == nil {
		e.session.close()
		why := fmt.Sprintf("%s failed: %v", where.device.Name, err)
		where, _ = place("cpu", devices, header, e.info.Context)
		where.whyNot = why
		err = e.loadOn(ctx, where, header, o)
	}
	if gone := cancelled(ctx); err != nil && gone != nil {
		return gone
	}
	return err
}

func (e *Engine) loadOn(ctx context.Context, where placement, header *gguf.File, o Options) error {
	if where.layers == 0 {
		need := uint64(header.Size) + memoryPerToken(header)*uint64(e.info.Context) + working
		if free := availableMemory(); free > 0 && need > free {
			return fail(OutOfMemory, fmt.Errorf("the model needs %d MiB of memory, %d are free", need>>20, free>>20))
		}
	}
	model, err := loadModel("model", e.info.Path, e.owner.slot, where, o)
	if err != nil {
		if gone := cancelled(ctx); gone != nil {
			return gone
		}
		return err
	}
	e.session.model = model
	if why := unsuitable(model); why != "" {
		return fail(UnsupportedModel, errors.New(why))
	}
	if e.session.adapter, err = o.Adapter.load(model); err != nil {
		return err
	}
	e.info.CPUVariant = cpuVariant()
	if err := e.useModel(model, where, o); err != nil {
		return err
	}
	e.states = newStates(o.StateDir, o.StateLimit, e.modelIdentity(o), libraryIdentity(), where.device.Name, fmt.Sprint(where.layers), "f16")
	e.info.Context = e.session.size
	e.info.Template = e.template.kind
	e.info.Thinks = e.template.think != ""
	e.info.Device, e.info.GPULayers, e.info.WhyNotGPU = where.device.Name, where.layers, where.whyNot
	return nil
}

// unsuitable says why a model that loads cannot serve, "" when it can.
func unsuitable(model llama.Model) string {
	switch {
	case llama.ModelHasEncoder(model):
		return "model has an encoder; only plain text generators can be used"
	case !llama.ModelHasDecoder(model):
		return "model does not generate text"
	case llama.ModelIsDiffusion(model):
		return "model writes by diffusion, not word by word"
	}
	return ""
}

// modelIdentity tells the model's file, with its adapter's, from any other that a state
// may be of.
func (e *Engine) modelIdentity(o Options) string {
	id := fileIdentity(e.info.Path, o.SHA256)
	if o.Adapter.Path != "" {
		id += " " + fileIdentity(o.Adapter.Path, o.Adapter.SHA256)
	}
	return id
}

func fileIdentity(path, sum string) string {
	if sum != "" {
		return strings.ToLower(sum)
	}
	info, err := os.Stat(path)
	if err != nil {
		return path
	}
	return fmt.Sprint(path, verified.StampOf(info, ""))
}

// loadModel has the library read the file at path to where; what names it in errors.
// Without a checksum that fits, every tensor is looked at.
func loadModel(what, path string, slot int, where placement, o Options) (llama.Model, error) {
	p := llama.ModelDefaultParams()
	p.LoadMode = llama.LoadModeNone
	p.ProgressCallback, p.ProgressCallbackUserData = library.load, uintptr(slot)
	p.NGpuLayers = int32(where.layers)
	if o.SHA256 == "" {
		p.CheckTensors = 1
	}
	var device llama.GGMLBackendDevice
	if where.layers > 0 {
		device = where.device.handle
	}
	unpin, err := setDevices(&p, device)
	if err != nil {
		return 0, err
	}
	defer unpin()
	forgetLog()
	model, err := llama.ModelLoadFromFile(path, p)
	if err != nil {
		return 0, fail(UnsupportedModel, fmt.Errorf("%s %s: %s", what, filepath.Base(path), reason(err.Error())))
	}
	return model, nil
}

// setDevices has a model loaded on one device, 0 for the processor alone. The list is
// pinned until unpin: parameters hold it as a number, and while llama.cpp loads it calls
// back into Go, where a list on the stack would move with the stack.
func setDevices(p *llama.ModelParams, device llama.GGMLBackendDevice) (unpin func(), err error) {
	list := []llama.GGMLBackendDevice{device, 0}
	pinned := new(runtime.Pinner)
	pinned.Pin(&list[0])
	if err := p.SetDevices(list); err != nil {
		pinned.Unpin()
		return nil, fail(EngineFailed, err)
	}
	return pinned.Unpin, nil
}
