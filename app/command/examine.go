package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"vouchsafe/app/export"
	"vouchsafe/app/fault"
	"vouchsafe/app/folders"
	"vouchsafe/app/letter"
	"vouchsafe/app/lock"
	"vouchsafe/app/meaning"
	"vouchsafe/app/store"
	"vouchsafe/llm"
	"vouchsafe/models"
	"vouchsafe/models/verified"
)

func examineModel(ctx context.Context, p *progress) modelState {
	m := models.Default()
	st := modelState{Name: m.Name, Path: m.Path(), Licence: m.Licence}
	const fetch = "`make model` fetches it; models/README.md says how to put it there by hand. Until then letters are composed by rule"
	if _, err := os.Stat(st.Path); err != nil {
		st.Do = fetch
		return st
	}
	st.Installed = true
	err := verified.Check(ctx, st.Path, m.SHA256, func(done int64) { p.at("checking the model", int(done>>20), int(m.Size>>20)) })
	if st.SHA256OK = err == nil; err != nil {
		st.Do = err.Error() + ". Delete the file; " + fetch
	}
	return st
}

func examineEngine() (librariesState, []deviceState) {
	l := librariesState{Dir: models.FindLibraries()}
	if l.Dir == "" {
		l.Do = "`make model` fetches the llama.cpp libraries. Without them no resume is understood"
		return l, nil
	}
	devices, err := llm.Devices(l.Dir)
	if err != nil {
		l.Do = err.Error() + ". `make model` fetches the libraries that fit"
		return l, nil
	}
	l.LlamaCpp, l.CPUVariant = models.LlamaCpp, cpuVariant()
	return l, used(devices, uint64(models.Default().Memory))
}

// used says which device a draft runs on when none is named: the first graphics
// processor with room for the model, else the processor.
func used(devices []llm.Device, need uint64) []deviceState {
	var list []deviceState
	gpu := false
	for _, d := range devices {
		x := deviceState{Name: d.Name, Description: d.Description, Kind: "gpu", MemoryBytes: d.Total}
		switch {
		case d.Kind == "cpu":
			x.Kind = "cpu"
		case gpu:
			x.WhyNot = "another one is used"
		case d.Free < need:
			x.WhyNot = fmt.Sprintf("it has %s of memory free, and the model wants %s", megabytes(int64(d.Free)), megabytes(int64(need)))
		default:
			x.Used, gpu = true, true
		}
		list = append(list, x)
	}
	for i := range list {
		if list[i].Kind != "cpu" {
			continue
		}
		if list[i].Used = !gpu; gpu {
			list[i].WhyNot = "the graphics processor is faster"
		}
	}
	return list
}

var variantInMaps = regexp.MustCompile(`libggml-cpu-([a-z0-9_]+)\.so`)

// cpuVariant names the processor library that llama.cpp chose, such as "haswell".
func cpuVariant() string {
	if maps, err := os.ReadFile("/proc/self/maps"); err == nil {
		if m := variantInMaps.FindSubmatch(maps); m != nil {
			return string(m[1])
		}
	}
	return runtime.GOARCH
}

// examineReader has the taught reader understand a line.
func examineReader(ctx context.Context) readerState {
	r, err := meaning.Open(ctx)
	if err != nil {
		return readerState{Do: fault.Of(err).Error()}
	}
	defer r.Close()
	if _, err := r.Lines(ctx, []meaning.Line{{Text: "Moved the bookings to another database without losing one"}}); err != nil {
		return readerState{Do: fault.Of(err).Error()}
	}
	return readerState{OK: true}
}

func examineStore(ctx context.Context) storeState {
	st := storeState{Path: filepath.Join(folders.DataPath(), store.File), Schema: store.Schema}
	dir, err := folders.Data()
	if err == nil {
		var s *store.Store
		if s, err = store.Open(ctx, dir); err == nil {
			defer s.Close()
			found := s.Condition()
			st.Path, st.Schema, st.OK, st.Notes = found.Path, found.Schema, !found.ReadOnly, found.Notes
			return st
		}
	}
	st.Notes = []string{fault.Of(err).Error()}
	return st
}

// examinePage sets a letter of one sentence with the real fonts, writes it as PDF
// and reads it back.
func examinePage(ctx context.Context) pageState {
	l := &letter.Letter{Version: letter.Version, Date: "2026-01-02", Paragraphs: []letter.Paragraph{
		{Slot: letter.Greeting, Sentences: []letter.Sentence{{Text: "Hello,"}}},
		{Slot: letter.Lead, Sentences: []letter.Sentence{{Text: "This page was set, written and read back."}}},
	}}
	if _, err := export.Bytes(ctx, l, "pdf", export.Options{}); err != nil {
		return pageState{Do: fault.Of(err).Error()}
	}
	return pageState{OK: true}
}

func sandboxNotes(l lock.State) []string {
	var notes []string
	switch {
	case l.On:
		notes = append(notes,
			"The kernel refuses this process, and every process it starts, any socket but local ones. See it yourself: strace -f -e trace=socket,socketpair vouchsafe draft …",
			"Outside of that: programs that answer on a local socket (D-Bus), your own browser, and other programs of yours.")
	case runtime.GOOS == "linux":
		notes = append(notes, "The network lock is off: nothing but this program's own behaviour keeps it from the network. It has no code that fetches anything.")
	default:
		notes = append(notes, "This system has no network lock that the program could take. It has no code that fetches anything.")
	}
	return append(notes, "PDF files are taken apart inside a WebAssembly sandbox that sees no files and no network.")
}
