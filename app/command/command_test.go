package command

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"vouchsafe/app/folders"
	"vouchsafe/app/lock"
	"vouchsafe/internal/plainuser"
	"vouchsafe/internal/testmodel"
	"vouchsafe/models"
)

func TestMain(m *testing.M) {
	if err := plainuser.Become(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(9)
	}
	testscript.Main(m, map[string]func(){
		"vouchsafe": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// The samples of the project, and real files that are bad on purpose, which lie
// beside it.
const (
	samples = "../../samples"
	shared  = "../../../shared/data/resumes"
)

// TestScripts runs testdata/script. Each script has, in its folder: resume.pdf and
// posting.txt of the samples, the bad files that badFiles makes, an empty folder
// out, a data folder of its own and a cache without models.
func TestScripts(t *testing.T) {
	host := models.CacheDir()
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			cache := filepath.Join(env.WorkDir, "cache")
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv(folders.Home, filepath.Join(env.WorkDir, "home"))
			env.Setenv("FULL_CACHE", filepath.Dir(host))
			env.Setenv("TESTMODEL", testModel().Path())
			env.Setenv("LC_ALL", "en_GB.UTF-8")
			if path, err := filepath.Abs(shared); err == nil {
				env.Setenv("SHARED", path)
			}
			// The PDF module takes seconds to compile; that much of the cache is shared.
			if err := os.MkdirAll(filepath.Join(cache, "vouchsafe"), 0o700); err != nil {
				return err
			}
			if err := os.MkdirAll(models.PDFiumDir(), 0o700); err != nil {
				return err
			}
			if err := os.Symlink(models.PDFiumDir(), filepath.Join(cache, "vouchsafe", "pdfium")); err != nil {
				return err
			}
			// Nothing is understood without the libraries.
			if err := os.Symlink(models.LibrariesDir(), filepath.Join(cache, "vouchsafe", "libraries")); err != nil {
				return err
			}
			return inputs(env.WorkDir)
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "shared":
				_, err := os.Stat(shared)
				return err == nil, nil
			case "weights":
				_, err := os.Stat(testModel().Path())
				return err == nil && models.FindLibraries() != "", nil
			}
			return false, fmt.Errorf("no condition %q", cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":   exits,
			"nothing": nothing,
			"private": private,
		},
	})
}

func testModel() models.Model {
	m, ok := models.Find("test")
	if !ok {
		panic("the catalog has no model for tests")
	}
	return m
}

// exits CODE COMMAND … runs a command that has to end with that code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// nothing FOLDER … says that the folders are empty.
func nothing(ts *testscript.TestScript, _ bool, args []string) {
	for _, dir := range args {
		entries, err := os.ReadDir(ts.MkAbs(dir))
		ts.Check(err)
		for _, e := range entries {
			ts.Fatalf("%s was left in %s", e.Name(), dir)
		}
	}
}

// private FOLDER says that nobody else may read the folder or anything in it.
func private(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			err = fmt.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		return err
	}))
}

// inputs makes what the scripts read.
func inputs(dir string) error {
	for from, to := range map[string]string{
		"resumes/maren-tolliver.pdf": "resume.pdf",
		"postings/amberquay.txt":     "posting.txt",
	} {
		data, err := os.ReadFile(filepath.Join(samples, from))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, to), data, 0o600); err != nil {
			return err
		}
	}
	for name, data := range badFiles() {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	for _, folder := range []string{"out", "folder.pdf"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			return err
		}
	}
	return nil
}

func badFiles() map[string][]byte {
	gguf := func(cut int) []byte {
		b := binary.LittleEndian.AppendUint32([]byte("GGUF"), 3)
		b = binary.LittleEndian.AppendUint64(b, 1) // tensors
		b = binary.LittleEndian.AppendUint64(b, 1) // keys
		key := "general.architecture"
		b = binary.LittleEndian.AppendUint64(b, uint64(len(key)))
		b = append(b, key...)
		return b[:len(b)-cut]
	}
	return map[string][]byte{
		"empty.pdf":    {},
		"empty.txt":    {},
		"notpdf.pdf":   []byte("This is a text that somebody called a PDF. It goes on for a while.\n"),
		"binary.pdf":   append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 400)...),
		"damaged.pdf":  []byte("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n"),
		"blank.pdf":    blankPDF(),
		"binary.txt":   noise(20_000),
		"three.txt":    []byte("Backend engineer wanted"),
		"cut.gguf":     gguf(5),
		"text.gguf":    []byte(strings.Repeat("no model at all\n", 30)),
		"strange.gguf": testmodel.Model().Set("tokenizer.ggml.pre", "nobody's").Bytes(),
		"crash.gguf":   testmodel.Model().Set("llama.expert_count", uint32(1000)).Bytes(),
	}
}

// noise is what a picture or a program looks like from inside.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

// blankPDF is a right PDF of one page with nothing on it.
func blankPDF() []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
	} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", start)
	return []byte(b.String())
}

func TestTheLocksFlagIsKnown(t *testing.T) {
	k, err := newParser(new(cli), &shell{out: newPage(nil, nil), err: newPage(nil, nil)})
	if err != nil {
		t.Fatal(err)
	}
	if flagOf(k.Model.Node, lock.Flag) == nil {
		t.Errorf("the help does not know %s", lock.Flag)
	}
}

func TestEveryCommandHasExamples(t *testing.T) {
	k, err := newParser(new(cli), &shell{out: newPage(nil, nil), err: newPage(nil, nil)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range k.Model.Children {
		if !c.Hidden && !strings.Contains(c.Detail, "Examples:") {
			t.Errorf("%s has none", c.Name)
		}
	}
}
