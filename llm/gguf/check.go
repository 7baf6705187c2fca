package gguf

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// block says how a ggml type packs weights: elements a block, bytes a block.
// From ggml's type table (ggml/src/ggml.c, type_traits).
var blocks = map[uint32][2]uint64{
	0: {1, 4}, 1: {1, 2}, 2: {32, 18}, 3: {32, 20}, 6: {32, 22}, 7: {32, 24},
	8: {32, 34}, 9: {32, 36}, 10: {256, 84}, 11: {256, 110}, 12: {256, 144},
	13: {256, 176}, 14: {256, 210}, 15: {256, 292}, 16: {256, 66}, 17: {256, 74},
	18: {256, 98}, 19: {256, 50}, 20: {32, 18}, 21: {256, 110}, 22: {256, 82},
	23: {256, 136}, 24: {1, 1}, 25: {1, 2}, 26: {1, 4}, 27: {1, 8}, 28: {1, 8},
	29: {256, 56}, 30: {1, 2}, 34: {256, 54}, 35: {256, 66}, 39: {32, 17},
}

// Generators are the architectures that may be loaded to write text, and encoders
// those that may be loaded to turn it into vectors; the library knows others, which
// nobody here has tried to damage. Names from llama.cpp (src/llama-arch.cpp, v0.5.0).
var (
	generators = strings.Fields(`llama llama4 deci falcon gpt2 gptneox gpt-oss bloom mpt baichuan starcoder starcoder2
		refact stablelm qwen qwen2 qwen2moe qwen3 qwen3moe qwen3next phi2 phi3 phimoe plamo codeshell orion internlm2
		minicpm minicpm3 gemma gemma2 gemma3 gemma3n mamba mamba2 jamba xverse command-r cohere2 dbrx olmo olmo2 olmoe
		openelm arctic deepseek deepseek2 chatglm glm4 glm4moe bitnet jais nemotron nemotron_h exaone exaone4 rwkv6
		rwkv7 granite granitemoe granitehybrid chameleon bailingmoe dots1 arcee ernie4_5 ernie4_5-moe hunyuan-moe
		hunyuan-dense smollm3 lfm2 falcon-h1 seed_oss apertus`)
	encoders = []string{"bert"}
)

// check finds out whether the whole can be what it claims.
func (f *File) check(architectures []string) error {
	if err := f.checkKeys(architectures); err != nil {
		return err
	}
	if err := f.checkVocabulary(); err != nil {
		return err
	}
	return f.checkTensors()
}

func (f *File) checkKeys(architectures []string) error {
	arch := f.Architecture()
	if arch == "" {
		return fmt.Errorf("%w: names no architecture", ErrUnsupported)
	}
	if !slices.Contains(architectures, arch) {
		if slices.Contains(encoders, arch) {
			return fmt.Errorf("%w: %q models do not generate text", ErrUnsupported, arch)
		}
		return fmt.Errorf("%w: nothing is known here of %q models", ErrUnsupported, arch)
	}
	if n, _ := f.Int("split.count"); n > 1 {
		return fmt.Errorf("%w: one of %d parts; join them into one file first", ErrUnsupported, n)
	}
	if err := f.align(); err != nil {
		return err
	}
	for key, limit := range map[string]int64{
		"context_length": 1 << 30, "embedding_length": 1 << 20, "block_count": 1 << 12,
	} {
		n, ok := f.Int(arch + "." + key)
		if !ok || n < 1 || n > limit {
			return fmt.Errorf("%w: %s.%s is %v", ErrMalformed, arch, key, f.Keys[arch+"."+key])
		}
	}
	if v, there := f.Keys[arch+".attention.head_count"]; there {
		if n, ok := f.Int(arch + ".attention.head_count"); !ok || n < 0 || n > 1<<16 {
			return fmt.Errorf("%w: %s.attention.head_count is %v", ErrMalformed, arch, v)
		}
	}
	return nil
}

// align finds where the tensors' data begins.
func (f *File) align() error {
	f.Alignment = 32
	if n, ok := f.Int("general.alignment"); ok {
		if n < 8 || n > 1<<20 || bits.OnesCount64(uint64(n)) != 1 {
			return fmt.Errorf("%w: alignment %d", ErrMalformed, n)
		}
		f.Alignment = uint64(n)
	}
	f.DataStart = int64(alignUp(uint64(f.DataStart), f.Alignment))
	return nil
}

// checkVocabulary also asks that the lists be of the very types that llama.cpp reads
// them as: it does not look, and would read past the end of shorter ones.
func (f *File) checkVocabulary() error {
	if f.String("tokenizer.ggml.model") == "" {
		return fmt.Errorf("%w: carries no tokenizer", ErrUnsupported)
	}
	tokens, _ := f.Keys["tokenizer.ggml.tokens"].([]string)
	if len(tokens) == 0 {
		return fmt.Errorf("%w: carries no vocabulary", ErrUnsupported)
	}
	n := len(tokens)
	if v, there := f.Keys["tokenizer.ggml.scores"]; there {
		if a, ok := v.([]float64); !ok || len(a) < n || f.elements["tokenizer.ggml.scores"] != typeFloat32 {
			return fmt.Errorf("%w: token scores do not match %d tokens", ErrMalformed, n)
		}
	}
	if v, there := f.Keys["tokenizer.ggml.token_type"]; there {
		kind := f.elements["tokenizer.ggml.token_type"]
		if a, ok := v.([]int64); !ok || len(a) < n || kind != typeInt32 && kind != typeUint32 {
			return fmt.Errorf("%w: token types do not match %d tokens", ErrMalformed, n)
		}
	}
	if v, there := f.Keys["tokenizer.ggml.merges"]; there {
		if _, ok := v.([]string); !ok {
			return fmt.Errorf("%w: merges are not strings", ErrMalformed)
		}
	}
	return nil
}

func (f *File) checkTensors() error {
	if len(f.Tensors) == 0 {
		return fmt.Errorf("%w: holds no weights", ErrUnsupported)
	}
	seen := make(map[string]bool, len(f.Tensors))
	var end uint64
	for i := range f.Tensors {
		t := &f.Tensors[i]
		if t.Name == "" || seen[t.Name] {
			return fmt.Errorf("%w: tensor %q unnamed or twice", ErrMalformed, t.Name)
		}
		seen[t.Name] = true
		if err := t.measure(); err != nil {
			return err
		}
		if t.Offset != end {
			return fmt.Errorf("%w: tensor %q at %d, expected at %d", ErrMalformed, t.Name, t.Offset, end)
		}
		end = alignUp(end+t.Bytes, f.Alignment)
		if last := uint64(f.DataStart) + t.Offset + t.Bytes; last > uint64(f.Size) {
			return fmt.Errorf("%w: %d of at least %d bytes", ErrTruncated, f.Size, last)
		}
	}
	return nil
}

// measure works out a tensor's length in bytes.
func (t *Tensor) measure() error {
	b, ok := blocks[t.Type]
	if !ok {
		return fmt.Errorf("%w: tensor %q has weight type %d", ErrUnsupported, t.Name, t.Type)
	}
	n := uint64(1)
	for _, d := range t.Dims {
		hi, lo := bits.Mul64(n, d)
		if d == 0 || hi != 0 || lo > 1<<40 {
			return fmt.Errorf("%w: tensor %q has dimensions %v", ErrMalformed, t.Name, t.Dims)
		}
		n = lo
	}
	if t.Dims[0]%b[0] != 0 {
		return fmt.Errorf("%w: tensor %q has rows of %d, not a multiple of %d", ErrMalformed, t.Name, t.Dims[0], b[0])
	}
	t.Bytes = n / b[0] * b[1]
	return nil
}

func alignUp(n, a uint64) uint64 { return (n + a - 1) / a * a }
