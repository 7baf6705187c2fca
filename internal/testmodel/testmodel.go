// Package testmodel writes small GGUF files: whole ones, which load and write nonsense,
// and ones that are wrong in any way a test asks for. Only tests use it.
//
// The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
package testmodel

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
)

// File is a GGUF file in the making, well-formed unless told otherwise.
type File struct {
	Version uint32
	Tensors []Tensor
	Align   uint64
	// Claimed on top of the true counts.
	MoreKeys, MoreTensors uint64

	keys []key
}

type key struct {
	name  string
	value any
}

// Tensor is one entry of the tensor table; Offset is added to the right one.
type Tensor struct {
	Name   string
	Dims   []uint64
	Type   uint32 // 0 is F32, 8 is Q8_0
	Offset uint64
}

// bytes is how long the tensor's data are; 0 where the type is not one of the two or
// the size is absurd.
func (t Tensor) bytes() uint64 {
	n := uint64(1)
	for _, d := range t.Dims {
		if n *= d; d > 1<<20 || n > 1<<24 {
			return 0
		}
	}
	switch t.Type {
	case 0:
		return 4 * n
	case 8:
		return n / 32 * 34
	}
	return 0
}

// Header is a file that is right as far as its header can tell, and no model.
func Header() *File {
	f := &File{Version: 3, Align: 32}
	f.Set("general.architecture", "llama").Set("general.name", "tiny")
	f.Set("llama.context_length", uint32(128)).Set("llama.embedding_length", uint32(32)).Set("llama.block_count", uint32(1))
	f.Set("llama.attention.head_count", uint32(2))
	f.Set("tokenizer.ggml.model", "gpt2").Set("tokenizer.ggml.tokens", []string{"a", "b", "<end>"}).Set("tokenizer.ggml.token_type", []int32{1, 1, 3})
	f.Tensors = []Tensor{
		{Name: "token_embd.weight", Dims: []uint64{32, 3}},
		{Name: "blk.0.attn_q.weight", Dims: []uint64{32, 32}, Type: 8},
	}
	return f
}

// Sizes of Model.
const (
	width   = 64
	heads   = 2
	inner   = 128
	layers  = 2
	context = 4096
)

// Model is a file that loads: a llama of two layers with a vocabulary of bytes.
func Model() *File {
	f := &File{Version: 3, Align: 32}
	f.Set("general.architecture", "llama").Set("general.name", "nonsense")
	for name, n := range map[string]uint32{
		"context_length": context, "embedding_length": width, "block_count": layers, "feed_forward_length": inner,
		"attention.head_count": heads, "attention.head_count_kv": heads, "rope.dimension_count": width / heads,
	} {
		f.Set("llama."+name, n)
	}
	f.Set("llama.attention.layer_norm_rms_epsilon", float32(1e-5))
	tokens, kinds := vocabulary()
	f.Set("tokenizer.ggml.model", "gpt2").Set("tokenizer.ggml.pre", "default")
	f.Set("tokenizer.ggml.tokens", tokens).Set("tokenizer.ggml.token_type", kinds).Set("tokenizer.ggml.merges", []string{"a b"})
	f.Set("tokenizer.ggml.bos_token_id", uint32(257)).Set("tokenizer.ggml.eos_token_id", uint32(258))
	add := func(name string, dims ...uint64) { f.Tensors = append(f.Tensors, Tensor{Name: name, Dims: dims}) }
	add("token_embd.weight", width, uint64(len(tokens)))
	add("output_norm.weight", width)
	add("output.weight", width, uint64(len(tokens)))
	for i := range layers {
		at := fmt.Sprintf("blk.%d.", i)
		for _, name := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
			add(at+name+".weight", width, width)
		}
		add(at+"attn_norm.weight", width)
		add(at+"ffn_norm.weight", width)
		add(at+"ffn_gate.weight", width, inner)
		add(at+"ffn_up.weight", width, inner)
		add(at+"ffn_down.weight", inner, width)
	}
	return f
}

// vocabulary is GPT-2's names of the 256 bytes, one merged token, and two of markup.
func vocabulary() (tokens []string, kinds []int32) {
	next := rune(256)
	for b := range rune(256) {
		r := b
		if b < '!' || b > '~' && b < 0xa1 || b == 0xad {
			r, next = next, next+1
		}
		tokens, kinds = append(tokens, string(r)), append(kinds, 1)
	}
	return append(tokens, "ab", "<|im_start|>", "<|im_end|>"), append(kinds, 1, 3, 3)
}

// Set gives a key a value: string, bool, uint32, uint64, float32, or a list of
// strings, int8, int32 or float32.
func (f *File) Set(name string, value any) *File {
	for i := range f.keys {
		if f.keys[i].name == name {
			f.keys[i].value = value
			return f
		}
	}
	f.keys = append(f.keys, key{name, value})
	return f
}

// Drop takes a key out.
func (f *File) Drop(name string) *File {
	for i := range f.keys {
		if f.keys[i].name == name {
			f.keys = append(f.keys[:i], f.keys[i+1:]...)
			break
		}
	}
	return f
}

// Tensor gives the tensor of that name, for a test to change.
func (f *File) Tensor(name string) *Tensor {
	for i := range f.Tensors {
		if f.Tensors[i].Name == name {
			return &f.Tensors[i]
		}
	}
	panic("no tensor " + name)
}

// Value types of the format.
const (
	typeInt8    = 1
	typeUint32  = 4
	typeInt32   = 5
	typeFloat32 = 6
	typeBool    = 7
	typeString  = 8
	typeArray   = 9
	typeUint64  = 10
)

func put(w *bytes.Buffer, v any) { _ = binary.Write(w, binary.LittleEndian, v) }

func putString(w *bytes.Buffer, s string) {
	put(w, uint64(len(s)))
	w.WriteString(s)
}

func putArray[T any](w *bytes.Buffer, kind uint32, list []T, one func(T)) {
	put(w, uint32(typeArray))
	put(w, kind)
	put(w, uint64(len(list)))
	for _, x := range list {
		one(x)
	}
}

func putValue(w *bytes.Buffer, value any) {
	switch v := value.(type) {
	case string:
		put(w, uint32(typeString))
		putString(w, v)
	case uint32:
		put(w, uint32(typeUint32))
		put(w, v)
	case uint64:
		put(w, uint32(typeUint64))
		put(w, v)
	case bool:
		put(w, uint32(typeBool))
		put(w, v)
	case float32:
		put(w, uint32(typeFloat32))
		put(w, v)
	case []int8:
		putArray(w, typeInt8, v, func(x int8) { put(w, x) })
	case []int32:
		putArray(w, typeInt32, v, func(x int32) { put(w, x) })
	case []float32:
		putArray(w, typeFloat32, v, func(x float32) { put(w, x) })
	case []string:
		putArray(w, typeString, v, func(x string) { putString(w, x) })
	default:
		panic(fmt.Sprintf("no way to write %T", value))
	}
}

// Bytes writes the file. The weights are small random numbers, the same each time.
func (f *File) Bytes() []byte {
	w := &bytes.Buffer{}
	w.WriteString("GGUF")
	put(w, f.Version)
	put(w, uint64(len(f.Tensors))+f.MoreTensors)
	put(w, uint64(len(f.keys))+f.MoreKeys)
	for _, k := range f.keys {
		putString(w, k.name)
		putValue(w, k.value)
	}
	var data uint64
	for _, t := range f.Tensors {
		putString(w, t.Name)
		put(w, uint32(len(t.Dims)))
		put(w, t.Dims)
		put(w, t.Type)
		put(w, t.Offset+data)
		data = (data + t.bytes() + f.Align - 1) / f.Align * f.Align
	}
	for uint64(w.Len())%f.Align != 0 {
		w.WriteByte(0)
	}
	random := rand.New(rand.NewPCG(1, 2))
	start := w.Len()
	for range data / 4 {
		put(w, math.Float32bits(float32(random.NormFloat64())/16))
	}
	return w.Bytes()[:uint64(start)+data]
}

// Adapter is a LoRA adapter for Model: both halves, of rank 4, beside one of its matrices.
func Adapter() *File {
	f := &File{Version: 3, Align: 32}
	f.Set("general.architecture", "llama").Set("general.type", "adapter").Set("adapter.type", "lora").Set("adapter.lora.alpha", float32(8))
	f.Tensors = []Tensor{
		{Name: "blk.0.ffn_up.weight.lora_a", Dims: []uint64{width, 4}},
		{Name: "blk.0.ffn_up.weight.lora_b", Dims: []uint64{4, inner}},
	}
	return f
}
