package llm

import (
	"context"
	"math"
	"strings"
	"testing"

	"vouchsafe/llm/gguf"
)

// graphics is the name of a graphics processor; without one the test is skipped, but in
// `make test-gpu` Mesa's software driver stands in for one and has to be found.
func graphics(t *testing.T) string {
	t.Helper()
	devices, err := Devices(libraries(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range devices {
		if d.Kind == "gpu" || d.Kind == "igpu" {
			return d.Name
		}
	}
	if *otherLibraries != "" {
		t.Fatalf("the libraries in %s find no graphics processor: %+v", *otherLibraries, devices)
	}
	t.Skip("no graphics processor that the installed libraries can use")
	return ""
}

// A GPU computes in other precision, so its text may differ; its logits must not
// be far from the processor's.
func TestGPUAgreesWithTheProcessor(t *testing.T) {
	name := graphics(t)
	logits := func(device string) []float32 {
		e := another(t, "", Options{Device: device, Context: 256, Threads: 2})
		defer e.Close()
		if i := e.Info(); device != "cpu" && (i.Device != name || i.GPULayers == 0) {
			t.Errorf("runs on %+v", i)
		}
		var out []float32
		if err := e.owner.do(context.Background(), func() error {
			tokens := e.session.vocab.tokens("The capital of France is")
			cells := make([]cell, len(tokens))
			for i, tok := range tokens {
				cells[i] = cell{tok, i, 0, i == len(tokens)-1}
			}
			if err := e.session.decode(cells); err != nil {
				return err
			}
			l, err := e.session.logits(len(cells) - 1)
			out = append(out, l...)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	a, b := logits("cpu"), logits(name)
	var c chooser
	c.see(a)
	best, sumA := c.best(), c.logSum(c.best().logit, 1)
	c.see(b)
	sumB := c.logSum(c.best().logit, 1)
	// How much the processor's distribution of the next token is surprised by the GPU's.
	surprise := 0.0
	for i := range a {
		p := float64(a[i]) - sumA
		surprise += math.Exp(p) * (p - float64(b[i]) + sumB)
	}
	t.Logf("next token after %s: divergence %.4f nats, the likeliest is %q and %q", name, surprise,
		small(t).session.vocab.piece(best.token), small(t).session.vocab.piece(c.best().token))
	if surprise > 0.05 || math.IsNaN(surprise) || c.best().token != best.token {
		t.Errorf("the next token on %s is %.3f nats away from the processor's", name, surprise)
	}
}

// Rows come and go as a letter is written. With flash attention Mesa's driver ended the
// process where three came after four.
func TestGPUWritesFewerAndFewerRows(t *testing.T) {
	e := another(t, "", Options{Device: graphics(t), Context: 2048, Threads: 2})
	defer e.Close()
	ctx := context.Background()
	p, err := e.Prefix(ctx, []Message{{Role: "system", Content: strings.Repeat("You write one plain sentence. ", 30)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var jobs []Job
	for i := range 5 {
		jobs = append(jobs, Job{User: "Say something of trees.", Candidates: 1, MaxTokens: 2 + 2*i, Temperature: 1, Seed: uint64(i)})
	}
	out, err := e.Generate(ctx, p, jobs, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range out {
		if r[0].Tokens == 0 {
			t.Errorf("job %d: no word: %+v", i, r[0])
		}
	}
}

func TestPlacement(t *testing.T) {
	f := &gguf.File{Keys: map[string]any{
		"general.architecture": "llama", "llama.block_count": int64(10), "llama.embedding_length": int64(1024),
		"llama.attention.head_count": int64(16), "llama.attention.head_count_kv": int64(4),
	}}
	for i := range 10 {
		f.Tensors = append(f.Tensors, gguf.Tensor{Name: "blk." + string(rune('0'+i)) + ".attn_q.weight", Bytes: 200 << 20})
	}
	f.Tensors = append(f.Tensors, gguf.Tensor{Name: "output.weight", Bytes: 100 << 20}, gguf.Tensor{Name: "token_embd.weight", Bytes: 100 << 20})
	cpu := Device{Name: "CPU", Kind: "cpu"}
	gpu := func(name, kind string, free uint64) Device { return Device{Name: name, Kind: kind, Free: free << 20} }
	// Memory of the text: 10 layers, 4 heads of 64, keys and values, 2 bytes: 10 KiB a token.
	if got := memoryPerToken(f); got != 10240 {
		t.Errorf("%d bytes a token", got)
	}
	for _, c := range []struct {
		name, want string
		devices    []Device
		device     string
		layers     int
		why        string
	}{
		{"no GPU", "auto", []Device{cpu}, "CPU", 0, "no graphics processor"},
		{"processor wanted", "cpu", []Device{cpu, gpu("Vulkan0", "gpu", 9000)}, "CPU", 0, ""},
		{"all fits", "", []Device{cpu, gpu("Vulkan0", "gpu", 9000)}, "Vulkan0", 11, ""},
		{"some fits", "auto", []Device{cpu, gpu("Vulkan0", "gpu", 1500)}, "Vulkan0", 5, ""},
		{"too little memory", "auto", []Device{cpu, gpu("Vulkan0", "gpu", 700)}, "CPU", 0, "700 MiB"},
		{"own memory first", "gpu", []Device{cpu, gpu("Vulkan0", "igpu", 30000), gpu("Vulkan1", "gpu", 8000)}, "Vulkan1", 11, ""},
		{"shared memory", "auto", []Device{cpu, gpu("Vulkan0", "igpu", 30000)}, "CPU", 0, "name it"},
		{"by name", "vulkan0", []Device{cpu, gpu("Vulkan0", "igpu", 30000), gpu("Vulkan1", "gpu", 8000)}, "Vulkan0", 11, ""},
	} {
		got, err := place(c.want, c.devices, f, 4096)
		if err != nil || got.device.Name != c.device || got.layers != c.layers ||
			!strings.Contains(got.whyNot, c.why) || (c.why == "") != (got.whyNot == "") {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
	if _, err := place("CUDA7", []Device{cpu}, f, 4096); CodeOf(err) != DeviceMissing {
		t.Errorf("an unknown device: %v", err)
	}
}
