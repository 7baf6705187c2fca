// Package gguf reads and judges the header of a GGUF model file in pure Go.
//
// It guarantees that a file it accepts is whole as far as its header can tell:
// every key is readable, every tensor has a known type and lies inside the file,
// where the format says it must. It reads only the header, never the weights,
// allocates in proportion to what the file really holds, and does not panic on
// any input. It refuses what llama.cpp would refuse or could die of.
//
// The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
package gguf

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// Why a file is refused. Errors from this package wrap exactly one of them.
var (
	ErrNotGGUF     = errors.New("not a GGUF file")
	ErrTruncated   = errors.New("file is cut short")
	ErrMalformed   = errors.New("header is damaged")
	ErrUnsupported = errors.New("unsupported kind of GGUF file")
)

// File is what a header says about its model.
type File struct {
	Version   uint32
	Size      int64          // bytes of the whole file
	Alignment uint64         // of tensor data, bytes
	DataStart int64          // byte where tensor data begins
	Keys      map[string]any // scalars as Go scalars, strings, []string, []int64, []float64, []bool
	Tensors   []Tensor

	elements map[string]uint32 // types of the arrays' elements, by key
}

// Tensor is one entry of the tensor table.
type Tensor struct {
	Name   string
	Dims   []uint64 // one to four, innermost first
	Type   uint32   // ggml type number
	Offset uint64   // from File.DataStart
	Bytes  uint64   // length of the data
}

// Open reads and checks the header of the file at path, of a model that writes text.
func Open(path string) (*File, error) {
	return open(path, func(f *File) error { return f.check(generators) })
}

// OpenEncoder does the same for a model that turns text into vectors.
func OpenEncoder(path string) (*File, error) {
	return open(path, func(f *File) error { return f.check(encoders) })
}

func open(path string, check func(*File) error) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: not a regular file", ErrNotGGUF)
	}
	return read(f, info.Size(), check)
}

// Read reads and checks a header from r, the start of a file of size bytes of a model
// that writes text. On error the file is nil.
func Read(r io.Reader, size int64) (*File, error) {
	return read(r, size, func(f *File) error { return f.check(generators) })
}

func read(r io.Reader, size int64, check func(*File) error) (*File, error) {
	d := newDecoder(r, size)
	file, err := d.file()
	if err == nil {
		err = check(file)
	}
	if err != nil {
		return nil, err
	}
	return file, nil
}

// String gives a key's string value, "" when absent or of another type.
func (f *File) String(key string) string {
	s, _ := f.Keys[key].(string)
	return s
}

// Int gives a key's whole-number value. A per-layer array gives its largest.
func (f *File) Int(key string) (int64, bool) {
	switch v := f.Keys[key].(type) {
	case int64:
		return v, true
	case uint64:
		if v <= 1<<62 {
			return int64(v), true
		}
	case []int64:
		if len(v) == 0 {
			return 0, false
		}
		top := v[0]
		for _, n := range v {
			top = max(top, n)
		}
		return top, true
	}
	return 0, false
}

// Architecture names the model family, such as "qwen2".
func (f *File) Architecture() string { return f.String("general.architecture") }

// Name is the model's own name, or its architecture.
func (f *File) Name() string {
	if s := f.String("general.name"); s != "" {
		return s
	}
	return f.Architecture()
}

// ContextLength is the number of tokens the model was trained on, 0 if unsaid.
func (f *File) ContextLength() int64 {
	n, _ := f.Int(f.Architecture() + ".context_length")
	return n
}

// Layers is the number of transformer blocks.
func (f *File) Layers() int64 {
	n, _ := f.Int(f.Architecture() + ".block_count")
	return n
}

// Parameters counts the weights of all tensors.
func (f *File) Parameters() uint64 {
	var n uint64
	for _, t := range f.Tensors {
		c := uint64(1)
		for _, d := range t.Dims {
			c *= d
		}
		n += c
	}
	return n
}

// ChatTemplate is the Jinja source of the default chat template, "" if none.
func (f *File) ChatTemplate() string { return f.String("tokenizer.chat_template") }

// Has tells whether there is a tensor of that name.
func (f *File) Has(tensor string) bool {
	for i := range f.Tensors {
		if f.Tensors[i].Name == tensor {
			return true
		}
	}
	return false
}
