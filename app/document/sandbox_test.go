package document

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func parserFor(t *testing.T) *parser {
	t.Helper()
	p, err := newParser(context.Background(), Options{}.filled())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A parser that traps takes nothing down with it: the error is a value, it sticks,
// and the next document is read.
func TestParserTrap(t *testing.T) {
	p := parserFor(t)
	p.call("FPDF_GetPageCount", 0xffff_fff0) // no document lies there
	if p.err == nil {
		t.Error("a wild pointer was followed")
	}
	if p.call("malloc", 8) != 0 {
		t.Error("it goes on after a trap")
	}
	p.close()
	if doc, err := read(simplePDF("after the trap"), Options{}); err != nil || Join(doc.Lines) != "after the trap" {
		t.Errorf("the next document: %v", err)
	}
}

// Each document has an instance of its own, gone when it is closed.
func TestParserIsDisposable(t *testing.T) {
	a := parserFor(t)
	mark := a.put([]byte("what the first document left"))
	a.close()
	b := parserFor(t)
	defer b.close()
	if a.impl.Pointer() == b.impl.Pointer() {
		t.Error("two documents share an instance")
	}
	if kept, ok := b.memory.Read(uint32(mark), 28); ok && string(kept) == "what the first document left" {
		t.Error("the second document can see the first")
	}
	if a.call("malloc", 8); a.err == nil {
		t.Error("a closed instance still runs")
	}
}

func TestParserMemoryIsCapped(t *testing.T) {
	p := parserFor(t)
	defer p.close()
	const most = memoryPages * 64 << 10
	for range 8 {
		if p.call("malloc", 64<<20) == 0 {
			break
		}
	}
	if got := uint64(p.memory.Size()); got > most {
		t.Errorf("%d bytes, more than %d", got, uint64(most))
	}
	if p.err == nil && p.call("malloc", most) != 0 {
		t.Error("all of its memory again was given")
	}
}

// The parser sees no files.
func TestParserSeesNoFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "there.pdf")
	if err := os.WriteFile(path, simplePDF("on the disk"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := parserFor(t)
	defer p.close()
	if p.call("FPDF_LoadDocument", p.put(append([]byte(path), 0)), 0) != 0 {
		t.Error("it opened a file by its path")
	}
}

// Machine code that nobody uses is given up, and compiled again where it is wanted;
// under somebody's hands it stays.
func TestIdleParserIsGivenUp(t *testing.T) {
	dir := Options{}.filled().CacheDir
	p := parserFor(t)
	held := parsers.byDir[dir]
	held.rest(dir)
	if parsers.byDir[dir] != held || p.call("malloc", 8) == 0 {
		t.Fatal("it was given up while in use")
	}
	p.close()
	if held.users != 0 || held.idle == nil {
		t.Fatalf("after the last user: %d users, timer %v", held.users, held.idle)
	}
	held.rest(dir)
	if parsers.byDir[dir] != nil {
		t.Fatal("it is kept")
	}
	if doc, err := read(simplePDF("after the rest"), Options{}); err != nil || Join(doc.Lines) != "after the rest" {
		t.Errorf("the next document: %v", err)
	}
}
