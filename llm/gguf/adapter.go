package gguf

import (
	"fmt"
	"slices"
	"strings"
)

// Weight types that adapters come in: float32, float16, eight bits.
var adapterTypes = []uint32{0, 1, 8}

// OpenAdapter reads and checks the header of a LoRA adapter for the model base: each
// of its tensors must be one half of a pair that fits a matrix of the model.
func OpenAdapter(path string, base *File) (*File, error) {
	return open(path, func(f *File) error { return f.checkAdapter(base) })
}

// checkAdapter leaves nothing to llama.cpp's own loader (src/llama-adapter.cpp), which
// compares names and widths but trusts ranks.
func (f *File) checkAdapter(base *File) error {
	if f.String("general.type") != "adapter" || f.String("adapter.type") != "lora" {
		return fmt.Errorf("%w: no LoRA adapter", ErrUnsupported)
	}
	if f.Architecture() != base.Architecture() {
		return fmt.Errorf("%w: an adapter for %q, the model is %q", ErrUnsupported, f.Architecture(), base.Architecture())
	}
	if err := f.align(); err != nil {
		return err
	}
	if err := f.checkTensors(); err != nil {
		return err
	}
	matrices := map[string]Tensor{}
	for _, t := range base.Tensors {
		matrices[t.Name] = t
	}
	halves := map[string]Tensor{}
	for _, t := range f.Tensors {
		halves[t.Name] = t
	}
	for _, t := range f.Tensors {
		name, half, ok := strings.Cut(t.Name, ".lora_")
		m, known := matrices[name]
		if !ok || !known || half != "a" && half != "b" || len(t.Dims) != 2 || len(m.Dims) != 2 || !slices.Contains(adapterTypes, t.Type) {
			return fmt.Errorf("%w: tensor %q fits no matrix of the model", ErrUnsupported, t.Name)
		}
		a, b := halves[name+".lora_a"], halves[name+".lora_b"]
		if len(a.Dims) != 2 || len(b.Dims) != 2 || a.Dims[0] != m.Dims[0] || a.Dims[1] != b.Dims[0] || b.Dims[1] != m.Dims[1] {
			return fmt.Errorf("%w: the halves of %q do not fit the model's %v", ErrUnsupported, name, m.Dims)
		}
	}
	return nil
}
