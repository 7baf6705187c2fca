package gguf

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"vouchsafe/internal/testmodel"
)

func TestAdapters(t *testing.T) {
	base, err := readBytes(testmodel.Model().Bytes())
	if err != nil {
		t.Fatal(err)
	}
	changed := func(change func(f *testmodel.File)) []byte {
		f := testmodel.Adapter()
		change(f)
		return f.Bytes()
	}
	whole := testmodel.Adapter().Bytes()
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"whole":                      {whole, nil},
		"a model":                    {testmodel.Model().Bytes(), ErrUnsupported},
		"of another kind":            {changed(func(f *testmodel.File) { f.Set("adapter.type", "dora") }), ErrUnsupported},
		"for another family":         {changed(func(f *testmodel.File) { f.Set("general.architecture", "qwen2") }), ErrUnsupported},
		"for no matrix of the model": {changed(func(f *testmodel.File) { f.Tensors[0].Name = "blk.7.ffn_up.weight.lora_a" }), ErrUnsupported},
		"for a row of the model": {changed(func(f *testmodel.File) {
			f.Tensors[0].Name, f.Tensors[1].Name = "output_norm.weight.lora_a", "output_norm.weight.lora_b"
		}), ErrUnsupported},
		"a half alone":        {changed(func(f *testmodel.File) { f.Tensors = f.Tensors[:1] }), ErrUnsupported},
		"the same half twice": {changed(func(f *testmodel.File) { f.Tensors[1].Name = f.Tensors[0].Name }), ErrMalformed},
		"no half":             {changed(func(f *testmodel.File) { f.Tensors[1].Name = "blk.0.ffn_up.weight.lora_c" }), ErrUnsupported},
		"too narrow":          {changed(func(f *testmodel.File) { f.Tensors[0].Dims[0] = 32 }), ErrUnsupported},
		"too wide":            {changed(func(f *testmodel.File) { f.Tensors[1].Dims[1] *= 2 }), ErrUnsupported},
		"halves of two ranks": {changed(func(f *testmodel.File) { f.Tensors[0].Dims[1] = 8 }), ErrUnsupported},
		"of three dimensions": {changed(func(f *testmodel.File) { f.Tensors[0].Dims = append(f.Tensors[0].Dims, 2) }), ErrUnsupported},
		"of no weights":       {changed(func(f *testmodel.File) { f.Tensors = nil }), ErrUnsupported},
		"of an odd alignment": {changed(func(f *testmodel.File) { f.Set("general.alignment", uint32(24)) }), ErrMalformed},
		"cut in the weights":  {whole[:len(whole)-40], ErrTruncated},
		"cut in the keys":     {whole[:60], ErrTruncated},
		"text":                {[]byte("Dear hiring manager"), ErrNotGGUF},
	} {
		path := filepath.Join(t.TempDir(), "adapter.gguf")
		if err := os.WriteFile(path, c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		if f, err := OpenAdapter(path, base); !errors.Is(err, c.want) || (f == nil) != (err != nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
