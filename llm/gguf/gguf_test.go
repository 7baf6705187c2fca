package gguf

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"vouchsafe/internal/testmodel"
)

func readBytes(b []byte) (*File, error) { return Read(bytes.NewReader(b), int64(len(b))) }

func TestAWholeFile(t *testing.T) {
	f, err := readBytes(testmodel.Header().Set("llama.rope", float32(1.5)).Set("flag", true).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if f.Name() != "tiny" || f.Architecture() != "llama" || f.ContextLength() != 128 || f.Layers() != 1 ||
		f.Parameters() != 32*3+32*32 || !f.Has("token_embd.weight") || f.Has("output.weight") ||
		f.Keys["llama.rope"] != 1.5 || f.Keys["flag"] != true {
		t.Errorf("read %+v", f)
	}
	if f.Tensors[1].Bytes != 32*34 || f.Tensors[1].Offset != 384 || f.DataStart%32 != 0 {
		t.Errorf("tensors %+v from %d", f.Tensors, f.DataStart)
	}
}

func TestBadFiles(t *testing.T) {
	whole := testmodel.Header().Bytes()
	noise := make([]byte, 4096)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	tensor := func(change func(*testmodel.Tensor)) []byte {
		b := testmodel.Header()
		change(&b.Tensors[1])
		return b.Bytes()
	}
	cases := []struct {
		name string
		file []byte
		want error
	}{
		{"empty", nil, ErrNotGGUF},
		{"three bytes", []byte("GGU"), ErrNotGGUF},
		{"text", []byte("Dear hiring manager, please find attached"), ErrNotGGUF},
		{"noise", noise, ErrNotGGUF},
		{"only a magic", []byte("GGUF"), ErrTruncated},
		{"cut in the keys", whole[:100], ErrTruncated},
		{"cut in the weights", whole[:len(whole)-40], ErrTruncated},
		{"version 1", func() []byte { b := testmodel.Header(); b.Version = 1; return b.Bytes() }(), ErrUnsupported},
		{"big-endian", func() []byte { b := testmodel.Header(); b.Version = 3 << 24; return b.Bytes() }(), ErrUnsupported},
		{"too many keys", func() []byte { b := testmodel.Header(); b.MoreKeys = 1 << 40; return b.Bytes() }(), ErrMalformed},
		{"more tensors than there are", func() []byte { b := testmodel.Header(); b.MoreTensors = 5; return b.Bytes() }(), ErrMalformed},
		{"no architecture", testmodel.Header().Drop("general.architecture").Bytes(), ErrUnsupported},
		{"an embedding model", testmodel.Header().Set("general.architecture", "bert").Bytes(), ErrUnsupported},
		{"one of three parts", testmodel.Header().Set("split.count", uint32(3)).Bytes(), ErrUnsupported},
		{"no vocabulary", testmodel.Header().Drop("tokenizer.ggml.tokens").Bytes(), ErrUnsupported},
		{"no tokenizer", testmodel.Header().Drop("tokenizer.ggml.model").Bytes(), ErrUnsupported},
		{"too few token types", testmodel.Header().Set("tokenizer.ggml.token_type", []int32{1}).Bytes(), ErrMalformed},
		{"token types of a byte each", testmodel.Header().Set("tokenizer.ggml.token_type", []int8{1, 1, 3}).Bytes(), ErrMalformed},
		{"scores of another vocabulary", testmodel.Header().Set("tokenizer.ggml.scores", []float32{0}).Bytes(), ErrMalformed},
		{"no context length", testmodel.Header().Drop("llama.context_length").Bytes(), ErrMalformed},
		{"no layers", testmodel.Header().Set("llama.block_count", uint32(0)).Bytes(), ErrMalformed},
		{"absurd width", testmodel.Header().Set("llama.embedding_length", uint64(1<<40)).Bytes(), ErrMalformed},
		{"odd alignment", testmodel.Header().Set("general.alignment", uint32(33)).Bytes(), ErrMalformed},
		{"no tensors", func() []byte { b := testmodel.Header(); b.Tensors = nil; return b.Bytes() }(), ErrUnsupported},
		{"unknown weights", tensor(func(t *testmodel.Tensor) { t.Type = 999 }), ErrUnsupported},
		{"half a block", tensor(func(t *testmodel.Tensor) { t.Dims = []uint64{31, 32} }), ErrMalformed},
		{"endless tensor", tensor(func(t *testmodel.Tensor) { t.Dims = []uint64{1 << 40, 1 << 40} }), ErrMalformed},
		{"gap", tensor(func(t *testmodel.Tensor) { t.Offset = 64 }), ErrMalformed},
		{"two of a name", tensor(func(t *testmodel.Tensor) { t.Name = "token_embd.weight" }), ErrMalformed},
		{"five dimensions", tensor(func(t *testmodel.Tensor) { t.Dims = []uint64{32, 1, 1, 1, 1} }), ErrMalformed},
	}
	for _, c := range cases {
		f, err := readBytes(c.file)
		if !errors.Is(err, c.want) || f != nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrNotGGUF) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// Every cut of a good file is refused, and none of them panics.
func TestEveryCut(t *testing.T) {
	whole := testmodel.Header().Bytes()
	f, err := readBytes(whole)
	if err != nil {
		t.Fatal(err)
	}
	last := f.Tensors[len(f.Tensors)-1]
	need := int(uint64(f.DataStart) + last.Offset + last.Bytes)
	for n := range need {
		if _, err := readBytes(whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes were taken for whole", n, need)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(testmodel.Header().Bytes())
	f.Add(testmodel.Header().Set("tokenizer.ggml.scores", []float32{1, 2, 3}).Set("x", []int32{5}).Bytes())
	f.Add([]byte("GGUF\x03\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := readBytes(b)
		if (file == nil) == (err == nil) {
			t.Fatal("neither a file nor an error, or both")
		}
		if err != nil {
			return
		}
		for _, x := range file.Tensors {
			if end := uint64(file.DataStart) + x.Offset + x.Bytes; end > uint64(len(b)) {
				t.Fatalf("tensor %q ends at %d of %d bytes", x.Name, end, len(b))
			}
		}
		again, err := readBytes(b)
		if err != nil || again.Parameters() != file.Parameters() || again.Name() != file.Name() {
			t.Fatal("read differently the second time")
		}
	})
}
