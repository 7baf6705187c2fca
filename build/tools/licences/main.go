// Command licences writes build/package/LICENCES.txt: what is shipped beside our
// own code (Go modules that are linked in, packages that the window is bundled of,
// fonts, libraries and weights), each with its version and licence, and the texts
// that those licences ask to be passed on. Only permissive licences go by.
//
//	go -C build/tools run ./licences [--check]
//
// With --check it writes nothing and exits 1 where the file is not what it would write.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

const (
	root = "../.."
	file = root + "/build/package/LICENCES.txt"
	tags = "desktop,production,webkit2_41"
)

// permissive licences ask for nothing but their notice.
var permissive = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "0BSD", "Unlicense", "OFL-1.1"}

// part is one thing that is shipped.
type part struct {
	name, version string
	licences      []string
	text          string
}

func main() {
	if err := run(len(os.Args) > 1 && os.Args[1] == "--check"); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	var parts []part
	for _, list := range []func() ([]part, error){modules, bundled, fonts} {
		more, err := list()
		if err != nil {
			return err
		}
		parts = append(parts, more...)
	}
	for _, p := range parts {
		for _, l := range p.licences {
			if !slices.Contains(permissive, l) {
				return fmt.Errorf("%s is under %s, which is not among the permissive licences", p.name, l)
			}
		}
		if len(p.licences) == 0 {
			return fmt.Errorf("%s has no licence that could be told", p.name)
		}
	}
	out := write(parts)
	if !check {
		return os.WriteFile(file, out, 0o644)
	}
	there, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(there, out) {
		return errors.New("build/package/LICENCES.txt is not up to date: run `make licences`")
	}
	return nil
}

// modules lists what the program is linked from, on every system it is built for.
func modules() ([]part, error) {
	dirs := map[string]string{}
	for _, goos := range []string{"linux", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "-tags", tags, "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}", ".")
		cmd.Dir, cmd.Stderr = root, os.Stderr
		cmd.Env = append(os.Environ(), "GOOS="+goos)
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", goos, err)
		}
		for line := range strings.Lines(string(out)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && f[1] != "" {
				dirs[f[0]+"\t"+f[1]] = f[2]
			}
		}
	}
	std, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	dirs["Go standard library\t"] = strings.TrimSpace(string(std))
	var parts []part
	for name, dir := range dirs {
		name, version, _ := strings.Cut(name, "\t")
		p, err := read(name, version, dir)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return parts, nil
}

// bundled lists the packages whose code is in the window's bundle: svelte's runtime
// and what that imports.
func bundled() ([]part, error) {
	var parts []part
	for _, name := range []string{"svelte", "clsx"} {
		dir := filepath.Join(root, "frontend/node_modules", name)
		data, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			return nil, fmt.Errorf("%w (run `npm --prefix frontend ci` first)", err)
		}
		var pkg struct{ Version string }
		if err := json.Unmarshal(data, &pkg); err != nil {
			return nil, err
		}
		p, err := read("npm "+name, pkg.Version, dir)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

func fonts() ([]part, error) {
	var parts []part
	for name, file := range map[string]string{"Source Sans 3": "SourceSans3-OFL.txt", "Source Serif 4": "SourceSerif4-OFL.txt"} {
		text, err := os.ReadFile(filepath.Join(root, "app/export/fonts", file))
		if err != nil {
			return nil, err
		}
		parts = append(parts, part{name: name, licences: kinds(text), text: string(text)})
	}
	slices.SortFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	return parts, nil
}

// read finds the licence texts at the top of a folder.
func read(name, version, dir string) (part, error) {
	p := part{name: name, version: version}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return p, err
	}
	var texts []string
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		// What a module lists of others is not its own: those that are linked in have their row.
		if e.IsDir() || strings.Contains(upper, "3RD-PARTY") || !(strings.HasPrefix(upper, "LICEN") || strings.HasPrefix(upper, "COPYING") || strings.HasPrefix(upper, "UNLICENSE") || strings.HasPrefix(upper, "NOTICE")) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return p, err
		}
		for _, k := range kinds(text) {
			if !slices.Contains(p.licences, k) {
				p.licences = append(p.licences, k)
			}
		}
		texts = append(texts, strings.TrimSpace(string(text)))
	}
	p.text = strings.Join(texts, "\n\n")
	return p, nil
}

func kinds(text []byte) []string {
	var out []string
	for _, m := range licensecheck.Scan(text).Match {
		if !m.IsURL && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}

// write gives the table, then each text once, under the names that it is for.
func write(parts []part) []byte {
	var b bytes.Buffer
	fmt.Fprint(&b, "What Vouchsafe is made of beside its own code (Apache-2.0, see LICENSE).\n"+
		"Generated by `make licences`; a test holds it to what is shipped.\n\n"+
		"Libraries of llama.cpp (MIT) and the weights (Apache-2.0) are named in models/catalog.yaml.\n"+
		"PDFium (BSD-3-Clause and Apache-2.0) is part of go-pdfium, compiled to WebAssembly.\n"+
		"What was taught (models/taught): the reader, from all-MiniLM-L6-v2 (Apache-2.0); the writer,\nbeside Qwen2.5-Coder-0.5B-Instruct (Apache-2.0).\n\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "%-44s %-40s %s\n", p.name, p.version, strings.Join(p.licences, ", "))
	}
	var order []string
	under := map[string][]string{}
	for _, p := range parts {
		if under[p.text] == nil {
			order = append(order, p.text)
		}
		under[p.text] = append(under[p.text], p.name)
	}
	for _, text := range order {
		_, _ = io.WriteString(&b, "\n"+strings.Repeat("-", 80)+"\n"+strings.Join(under[text], ", ")+"\n\n"+text+"\n")
	}
	return b.Bytes()
}
