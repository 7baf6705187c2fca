package main

import (
	"bufio"
	"cmp"
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
	if b.large != "" {
		list = append(list, b.large)
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
	var ours, theirs []speeds
	for i := range 2*b.rounds + 1 { // they are short
		if err := b.begin(i); err != nil {
			return err
		}
		messages := longPrefix(fmt.Sprint("peer ", i), 400)
		turns := []func() error{
			func() error {
				s, err := write(b, e, messages, generate)
				ours = append(ours, s)
				return err
			},
			func() error {
				s, err := p.run("<|im_start|>system\n"+messages[0].Content+"<|im_end|>\n<|im_start|>user\n"+story+"<|im_end|>\n<|im_start|>assistant\n", generate)
				theirs = append(theirs, s)
				return err
			},
		}
		for k := range turns { // who comes first changes, as the machine's speed does
			if err := turns[(i+k)%2](); err != nil {
				return err
			}
		}
	}
	ours, theirs = ours[1:], theirs[1:] // the first round warms both up
	name := strings.TrimSuffix(filepath.Base(model), ".gguf")
	b.compare("prefill, "+name, ours, theirs, func(s speeds) float64 { return s.Prefill })
	b.compare("decode, "+name, ours, theirs, func(s speeds) float64 { return s.Decode })
	return nil
}

// write is the engine's turn beside the peer.
func write(b *bench, e *llm.Engine, messages []llm.Message, generate int) (s speeds, err error) {
	pre, err := e.Prefix(b.ctx, messages, nil)
	if err != nil {
		return s, err
	}
	read := e.Stats()
	if _, err := e.Generate(b.ctx, pre, []llm.Job{{User: story, MaxTokens: generate}}, nil); err != nil {
		return s, err
	}
	wrote := e.Stats()
	return speeds{
		Tokens: read.PrefillTokens, Prefill: float64(read.PrefillTokens) / read.PrefillTime.Seconds(),
		Generated: wrote.GeneratedTokens, Decode: float64(wrote.GeneratedTokens) / wrote.GenerateTime.Seconds(),
	}, nil
}

// compare adds a row for one figure of both. The ratio is the median of the rounds' own:
// the machine's speed changes more between two rounds than within one.
func (b *bench) compare(what string, ours, theirs []speeds, figure func(speeds) float64) {
	var mine, other, ratios []float64
	for i := range ours {
		mine, other = append(mine, figure(ours[i])), append(other, figure(theirs[i]))
		ratios = append(ratios, mine[i]/other[i])
	}
	b.atLeast(what, "node-llama-cpp", median(ratios), 0.95, fmt.Sprintf("%.1f and %.1f tokens/s", median(mine), median(other)))
}

// open opens a model for measuring, with nothing adapting unless asked for. As in the app
// prefixes are kept on disk, so that memory holds one at a time, as the peer's does.
func (b *bench) open(model string, o llm.Options) (*llm.Engine, error) {
	o.StateDir = cmp.Or(o.StateDir, b.states)
	o.Libraries, o.Device = b.libraries, "cpu"
	return llm.Open(b.ctx, model, o)
}

// timed is how long f takes, in seconds.
func timed(f func() error) (float64, error) {
	start := time.Now()
	err := f()
	return time.Since(start).Seconds(), err
}
