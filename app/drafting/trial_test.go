package drafting

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/internal/testmodel"
	"vouchsafe/models"
)

// childDoes says what this test binary does when it is started as the child that tries
// a model, where that is not to try.
const childDoes = "DRAFTING_TEST_CHILD"

func TestMain(m *testing.M) {
	if len(os.Args) != 7 || os.Args[1] != "models" || os.Args[2] != "try" {
		os.Exit(m.Run())
	}
	switch os.Getenv(childDoes) {
	case "crash":
		if self, err := os.FindProcess(os.Getpid()); err == nil {
			_ = self.Kill()
		}
	case "panic":
		panic("GGML_ASSERT(false) failed")
	case "hang":
		time.Sleep(time.Minute)
	case "leave":
		os.Exit(0)
	case "":
		_ = json.NewEncoder(os.Stdout).Encode(Try(context.Background(), os.Args[6], os.Args[5]))
	}
	os.Exit(0)
}

func TestAChildThatDoesNotComeBackIsAnError(t *testing.T) {
	for does, why := range map[string]string{
		"crash": "signal: killed", "panic": "GGML_ASSERT(false) failed", "leave": "without a word",
	} {
		t.Setenv(childDoes, does)
		if err := InChild(context.Background(), "x.gguf", "cpu"); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", does, err)
		}
	}
	t.Setenv(childDoes, "hang")
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	if err := InChild(ctx, "x.gguf", "cpu"); err == nil || time.Since(start) > 10*time.Second {
		t.Errorf("after %v: %v", time.Since(start), err)
	}
}

// strange are models that are whole, or nearly, and not what they say.
func strange() map[string][]byte {
	model := func(change func(f *testmodel.File)) []byte {
		f := testmodel.Model()
		change(f)
		return f.Bytes()
	}
	set := func(key string, value any) []byte { return model(func(f *testmodel.File) { f.Set(key, value) }) }
	whole := testmodel.Model().Bytes()
	flipped := slices.Clone(whole)
	for i := len(flipped) / 2; i < len(flipped); i++ {
		flipped[i] = 0xff
	}
	vocabulary := func(token string) []string { return slices.Repeat([]string{token}, 259) }
	return map[string][]byte{
		"whole":                   whole,
		"empty":                   {},
		"text":                    []byte(strings.Repeat("Dear hiring manager ", 999)),
		"cut in half":             whole[:len(whole)/2],
		"cut in the header":       whole[:3000],
		"a weight short":          whole[:len(whole)-4],
		"weights not numbers":     flipped,
		"version 9":               model(func(f *testmodel.File) { f.Version = 9 }),
		"claims more tensors":     model(func(f *testmodel.File) { f.MoreTensors = 1 << 40 }),
		"claims more keys":        model(func(f *testmodel.File) { f.MoreKeys = 3 }),
		"unknown architecture":    set("general.architecture", "lamla"),
		"another architecture":    set("general.architecture", "qwen2"),
		"a tensor missing":        model(func(f *testmodel.File) { f.Tensors = f.Tensors[:len(f.Tensors)-1] }),
		"a tensor renamed":        model(func(f *testmodel.File) { f.Tensor("blk.1.attn_q.weight").Name = "blk.1.attn_z.weight" }),
		"a tensor of other shape": model(func(f *testmodel.File) { f.Tensor("blk.1.attn_q.weight").Dims = []uint64{32, 128} }),
		"a tensor of other type":  model(func(f *testmodel.File) { f.Tensor("output_norm.weight").Type = 8 }),
		"embeddings too few":      model(func(f *testmodel.File) { f.Tensor("token_embd.weight").Dims = []uint64{64, 10} }),
		"no heads":                set("llama.attention.head_count", uint32(0)),
		"three heads":             set("llama.attention.head_count", uint32(3)),
		"no key heads":            set("llama.attention.head_count_kv", uint32(0)),
		"a thousand experts":      set("llama.expert_count", uint32(1000)),
		"experts used, none here": set("llama.expert_used_count", uint32(7)),
		"absurd rope":             set("llama.rope.dimension_count", uint32(7)),
		"huge rope":               set("llama.rope.dimension_count", uint32(1<<30)),
		"huge keys":               set("llama.attention.key_length", uint32(1<<24)),
		"four thousand layers":    set("llama.block_count", uint32(4000)),
		"inner size of nothing":   set("llama.feed_forward_length", uint32(0)),
		"context of one":          set("llama.context_length", uint32(1)),
		"context without end":     set("llama.context_length", uint32(1<<30)),
		"epsilon is text":         set("llama.attention.layer_norm_rms_epsilon", "much"),
		"no epsilon":              model(func(f *testmodel.File) { f.Drop("llama.attention.layer_norm_rms_epsilon") }),
		"another tokenizer":       set("tokenizer.ggml.model", "llama"),
		"bert's tokenizer":        set("tokenizer.ggml.model", "bert"),
		"a tokenizer of no name":  set("tokenizer.ggml.model", "nobody's"),
		"unknown splitting":       set("tokenizer.ggml.pre", "nobody's"),
		"no merges":               model(func(f *testmodel.File) { f.Drop("tokenizer.ggml.merges") }),
		"merges of nothing":       set("tokenizer.ggml.merges", []string{"", " ", "  ", "no such pair"}),
		"tokens all alike":        set("tokenizer.ggml.tokens", vocabulary("a")),
		"tokens all empty":        set("tokenizer.ggml.tokens", vocabulary("")),
		"tokens not UTF-8":        set("tokenizer.ggml.tokens", vocabulary("\xff\xfe\x00")),
		"token types unknown":     set("tokenizer.ggml.token_type", slices.Repeat([]int32{-77}, 259)),
		"token types of a byte":   set("tokenizer.ggml.token_type", slices.Repeat([]int8{1}, 259)),
		"markup out of range":     set("tokenizer.ggml.bos_token_id", uint32(1<<31)),
		"ends out of range":       set("tokenizer.ggml.eos_token_id", uint32(260)),
		"template that loops":     set("tokenizer.chat_template", strings.Repeat("{% for m in messages %}", 2000)),
		"template of markup":      set("tokenizer.chat_template", "<|im_start|>{{ messages[99].content }}"),
	}
}

// A letter is drafted with a few of them; the rest are only opened, as for a draft.
func TestStrangeModelsTakeNothingWithThem(t *testing.T) {
	openStrange(t, []string{"whole", "a thousand experts", "no merges"})
}

// openStrange drafts with the strange models of those names (nil is all of them) and
// opens the others. Whatever the model, a letter is shown, and there is a fault with a
// code or none; and the process is there to tell.
func openStrange(t *testing.T, drafts []string) {
	t.Helper()
	if models.FindLibraries() == "" {
		t.Skip("no llama.cpp libraries in the cache folder: run `make model` first")
	}
	dir := t.TempDir()
	first := byRule(t)
	read(t, first, sampleResume, samplePosting)
	codes := map[string][]string{}
	for name, data := range strange() {
		path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".gguf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		d := New(Options{DataDir: filepath.Join(dir, "data"), Model: path, Device: "cpu", Trial: InChild})
		t.Cleanup(func() { _ = d.Close() })
		d.Take(first.resume, first.posting)
		var l, shown *letter.Letter
		watch := func(e Event) {
			if e.Letter != nil {
				shown = e.Letter // as the window does
			}
		}
		var err error
		if drafts != nil && !slices.Contains(drafts, name) {
			err = d.open(context.Background(), watch)
		} else if l, err = d.Draft(context.Background(), letter.Options{}, watch); shown == nil {
			t.Errorf("%s: no letter was shown", name)
		}
		d.Close()
		code := "serves"
		if err != nil {
			f, ok := errors.AsType[*fault.Fault](err)
			if !ok || f.Code == "" || f.Code == "unexpected" || f.Do == "" || l != nil {
				t.Errorf("%s: not a whole fault: %v", name, err)
				continue
			}
			code = f.Code
		}
		codes[code] = append(codes[code], name)
	}
	for code, names := range codes {
		slices.Sort(names)
		t.Logf("%s: %s", code, strings.Join(names, ", "))
	}
	if len(codes["model_crashes"]) == 0 {
		t.Error("none of them ends a process that loads it: the test shows nothing")
	}
}

func TestAModelIsTriedOnceAndOnlyWhereNobodyVouchesForIt(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "m.gguf")
	if err := os.WriteFile(path, []byte("one"), 0o600); err != nil {
		t.Fatal(err)
	}
	tried := 0
	var fails error
	d := New(Options{DataDir: dir, Device: "cpu", Trial: func(context.Context, string, string) error { tried++; return fails }})
	ctx := context.Background()
	for range 2 {
		if _, err := d.try(ctx, path, "", dir); err != nil || tried != 1 {
			t.Fatalf("tried %d times, %v", tried, err)
		}
	}
	if _, err := d.try(ctx, path, "a checksum", dir); err != nil || tried != 1 {
		t.Errorf("a model of the catalog was tried: %d, %v", tried, err)
	}
	if err := os.WriteFile(path, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	fails = errors.New("it crashed")
	for n := 2; n < 4; n++ {
		if _, err := d.try(ctx, path, "", dir); fault.Of(err).Code != "model_crashes" || tried != n {
			t.Errorf("a changed file: tried %d times, %v", tried, err)
		}
	}
}

func TestAGraphicsDriverThatCrashesLeavesTheProcessor(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"m.gguf", "libggml-vulkan.so"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := New(Options{DataDir: dir, Device: "auto", Trial: func(_ context.Context, _, device string) error {
		if device != "cpu" {
			return errors.New("the driver crashed")
		}
		return nil
	}})
	device, err := d.try(context.Background(), filepath.Join(dir, "m.gguf"), "a checksum", dir)
	if device != "cpu" || err != nil {
		t.Fatalf("%q, %v", device, err)
	}
	l := &letter.Letter{}
	if d.noted(l); len(l.Findings) != 1 || l.Findings[0].Code != "gpu_unusable" || !strings.Contains(l.Findings[0].Why, "the driver crashed") {
		t.Errorf("findings %+v", l.Findings)
	}
}
