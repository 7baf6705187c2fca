package gguf

import (
	"bytes"
	"encoding/binary"
)

// builder writes GGUF files for tests, well-formed unless told otherwise.
type builder struct {
	magic   string
	version uint32
	keys    [][2]any
	tensors []Tensor
	align   uint64
	nKeys   uint64 // claimed on top of the true count
	nTensor uint64
}

func model() *builder {
	b := &builder{magic: "GGUF", version: 3, align: 32}
	b.set("general.architecture", "llama")
	b.set("general.name", "tiny")
	b.set("llama.context_length", uint32(128))
	b.set("llama.embedding_length", uint32(32))
	b.set("llama.block_count", uint32(1))
	b.set("llama.attention.head_count", uint32(2))
	b.set("tokenizer.ggml.model", "gpt2")
	b.set("tokenizer.ggml.tokens", []string{"a", "b", "<end>"})
	b.set("tokenizer.ggml.token_type", []int32{1, 1, 3})
	b.tensors = []Tensor{
		{Name: "token_embd.weight", Dims: []uint64{32, 3}, Type: 0},
		{Name: "blk.0.attn_q.weight", Dims: []uint64{32, 32}, Type: 8},
	}
	return b
}

func (b *builder) set(key string, value any) *builder {
	for i := range b.keys {
		if b.keys[i][0] == key {
			b.keys[i][1] = value
			return b
		}
	}
	b.keys = append(b.keys, [2]any{key, value})
	return b
}

func (b *builder) drop(key string) *builder {
	for i := range b.keys {
		if b.keys[i][0] == key {
			b.keys = append(b.keys[:i], b.keys[i+1:]...)
			break
		}
	}
	return b
}

func put(w *bytes.Buffer, v any) { _ = binary.Write(w, binary.LittleEndian, v) }

func putString(w *bytes.Buffer, s string) {
	put(w, uint64(len(s)))
	w.WriteString(s)
}

func putArray[T any](w *bytes.Buffer, kind uint32, v []T) {
	put(w, uint32(typeArray))
	put(w, kind)
	put(w, uint64(len(v)))
	for _, x := range v {
		put(w, x)
	}
}

func (b *builder) bytes() []byte {
	w := &bytes.Buffer{}
	w.WriteString(b.magic)
	put(w, b.version)
	put(w, uint64(len(b.tensors))+b.nTensor)
	put(w, uint64(len(b.keys))+b.nKeys)
	for _, kv := range b.keys {
		putString(w, kv[0].(string))
		switch v := kv[1].(type) {
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
		case []int32:
			putArray(w, typeInt32, v)
		case []float32:
			putArray(w, typeFloat32, v)
		case []string:
			put(w, uint32(typeArray))
			put(w, uint32(typeString))
			put(w, uint64(len(v)))
			for _, s := range v {
				putString(w, s)
			}
		}
	}
	var data uint64
	for _, t := range b.tensors {
		putString(w, t.Name)
		put(w, uint32(len(t.Dims)))
		put(w, t.Dims)
		put(w, t.Type)
		put(w, t.Offset+data)
		if t.measure() == nil {
			data = alignUp(data+t.Bytes, b.align)
		}
	}
	for uint64(w.Len())%b.align != 0 {
		w.WriteByte(0)
	}
	w.Write(make([]byte, data))
	return w.Bytes()
}
