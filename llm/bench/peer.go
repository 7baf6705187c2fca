package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"vouchsafe/llm"
	"vouchsafe/models"
)

//go:embed peer.mjs
var peerScript []byte

// peerVersion carries the same llama.cpp libraries as the engine.
const peerVersion = "3.22.1"

// installPeer gives the module to import, fetched by npm when it is not there.
func installPeer(ctx context.Context) (script, entry string, err error) {
	dir := filepath.Join(models.CacheDir(), "bench", "node-llama-cpp-"+peerVersion)
	script = filepath.Join(dir, "peer.mjs")
	entry = filepath.Join(dir, "node_modules", "node-llama-cpp", "dist", "index.js")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", "", err
	}
	if err := os.WriteFile(script, peerScript, 0o644); err != nil {
		return "", "", err
	}
	if _, err := os.Stat(entry); err == nil {
		return script, entry, nil
	}
	cmd := exec.CommandContext(ctx, "npm", "install", "--prefix", dir, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts",
		"node-llama-cpp@"+peerVersion)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", "", fmt.Errorf("npm could not install node-llama-cpp %s: %w", peerVersion, err)
	}
	return script, entry, nil
}

// peer is a running node process with a model loaded.
type peer struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Scanner
}

type speeds struct {
	Tokens          int
	Prefill, Decode float64 // tokens a second
	Generated       int
}

func startPeer(b *bench, model string) (*peer, error) {
	script, entry, err := installPeer(b.ctx)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(b.ctx, "node", script, entry, model, fmt.Sprint(b.cores))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &peer{cmd, in, bufio.NewScanner(out)}
	if !p.out.Scan() || !strings.Contains(p.out.Text(), "ready") {
		p.stop()
		return nil, fmt.Errorf("node-llama-cpp did not start: %s", p.out.Text())
	}
	return p, nil
}

func (p *peer) run(prompt string, generate int) (s speeds, err error) {
	request, err := json.Marshal(map[string]any{"prompt": prompt, "generate": generate})
	if err != nil {
		return s, err
	}
	if _, err := fmt.Fprintf(p.in, "%s\n", request); err != nil {
		return s, err
	}
	if !p.out.Scan() {
		return s, fmt.Errorf("node-llama-cpp gave no answer")
	}
	err = json.Unmarshal(p.out.Bytes(), &s)
	return s, err
}

func (p *peer) stop() {
	p.in.Close()
	_ = p.cmd.Wait()
}

// peers measures prefill and single-stream decode beside node-llama-cpp.
func peers(b *bench) error {
	list := []string{b.model}
	if b.small != "" {
		list = append(list, b.small)
	}
	for _, model := range list {
		if err := besidePeer(b, model); err != nil {
			return err
		}
	}
	return nil
}

func besidePeer(b *bench, model string) error {
	p, err := startPeer(b, model)
	if err != nil {
		return err
	}
	defer p.stop()
	e, err := b.open(model, llm.Options{Threads: b.cores, Context: 2048, NoLookup: true})
	if err != nil {
		return err
	}
	defer e.Close()
	const generate = 48
	var prefill, decode, theirPrefill, theirDecode []float64
	for i := range b.rounds + 1 {
		if err := b.begin(i); err != nil {
			return err
		}
		messages := longPrefix(fmt.Sprint("peer ", i), 400)
		pre, err := e.Prefix(b.ctx, messages, nil)
		if err != nil {
			return err
		}
		read := e.Stats()
		if _, err := e.Generate(b.ctx, pre, []llm.Job{{User: story, MaxTokens: generate}}, nil); err != nil {
			return err
		}
		wrote := e.Stats()
		s, err := p.run("<|im_start|>system\n"+messages[0].Content+"<|im_end|>\n<|im_start|>user\n"+story+"<|im_end|>\n<|im_start|>assistant\n", generate)
		if err != nil {
			return err
		}
		if i == 0 {
			continue // the first round warms both up
		}
		prefill = append(prefill, float64(read.PrefillTokens)/read.PrefillTime.Seconds())
		decode = append(decode, float64(wrote.GeneratedTokens)/wrote.GenerateTime.Seconds())
		theirPrefill = append(theirPrefill, s.Prefill)
		theirDecode = append(theirDecode, s.Decode)
	}
	name := strings.TrimSuffix(filepath.Base(model), ".gguf")
	ours, theirs := median(prefill), median(theirPrefill)
	b.atLeast("prefill, "+name, "node-llama-cpp", ours/theirs, 0.95, fmt.Sprintf("%.1f and %.1f tokens/s", ours, theirs))
	ours, theirs = median(decode), median(theirDecode)
	b.atLeast("decode, "+name, "node-llama-cpp", ours/theirs, 0.95, fmt.Sprintf("%.1f and %.1f tokens/s", ours, theirs))
	return nil
}

// open opens a model for measuring, with nothing adapting unless asked for.
func (b *bench) open(model string, o llm.Options) (*llm.Engine, error) {
	o.Libraries, o.Device = b.libraries, "cpu"
	return llm.Open(b.ctx, model, o)
}

// timed is how long f takes, in seconds.
func timed(f func() error) (float64, error) {
	start := time.Now()
	err := f()
	return time.Since(start).Seconds(), err
}
