package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The parser runs as WebAssembly: it sees no file system, at most memoryPages of
// memory, and one document; its instance is thrown away afterwards, so that
// nothing a document does to it reaches the next one. A deadline interrupts it
// (WithCloseOnContextDone costs about three times the time of the parser, and
// without it one endless loop would also stop Go's garbage collector and with it
// the whole process).
const memoryPages = 4096 // of 64 KiB: 256 MiB

// compiled is the parser's module as machine code, which takes 22 MB. Its cache folder
// has it back within a tenth of a second, so that it is given up where nobody has read a
// document for idleParser: what follows a reading is a model, which wants the memory.
type compiled struct {
	pool  pdfium.Pool
	cache wazero.CompilationCache // nil without a folder
	users int
	idle  *time.Timer // ends it; nil until a document was read
}

const idleParser = 2 * time.Second

var parsers struct {
	sync.Mutex
	byDir map[string]*compiled
}

// compile has the module ready whose machine code is kept in dir. A cache that cannot
// be used (corrupt, read-only) costs seconds, never the document.
func compile(dir string) error {
	parsers.Lock()
	defer parsers.Unlock()
	_, err := compiledIn(dir)
	return err
}

// compiledIn wants the lock of parsers held.
func compiledIn(dir string) (*compiled, error) {
	if c := parsers.byDir[dir]; c != nil {
		return c, nil
	}
	c, err := newCompiled(dir)
	if err != nil && forgetCompiled(dir) {
		c, err = newCompiled(dir)
	}
	if err != nil {
		c, err = newCompiled("")
	}
	if err != nil {
		return nil, err
	}
	if parsers.byDir == nil {
		parsers.byDir = map[string]*compiled{}
	}
	parsers.byDir[dir] = c
	return c, nil
}

// instanceIn gives a new instance of the module in dir. Whoever got one calls done
// after it is closed.
func instanceIn(ctx context.Context, dir string) (instance pdfium.Pdfium, done func(), err error) {
	parsers.Lock()
	c, err := compiledIn(dir)
	if err != nil {
		parsers.Unlock()
		return nil, nil, err
	}
	c.users++
	parsers.Unlock()
	done = func() { c.release(dir) }
	if instance, err = c.pool.GetInstanceWithContext(ctx); err != nil {
		done()
		return nil, nil, err
	}
	return instance, done, nil
}

func (c *compiled) release(dir string) {
	parsers.Lock()
	defer parsers.Unlock()
	if c.users--; c.users > 0 {
		return
	}
	if c.idle == nil {
		c.idle = time.AfterFunc(idleParser, func() { c.rest(dir) })
	} else {
		c.idle.Reset(idleParser)
	}
}

// rest gives the machine code up, unless somebody has come for it again.
func (c *compiled) rest(dir string) {
	parsers.Lock()
	defer parsers.Unlock()
	if c.users > 0 || parsers.byDir[dir] != c {
		return
	}
	delete(parsers.byDir, dir)
	_ = c.pool.Close()
	if c.cache != nil {
		_ = c.cache.Close(context.Background())
	}
}

// forgetCompiled removes what wazero kept under dir, and nothing else.
func forgetCompiled(dir string) bool {
	kept, _ := filepath.Glob(filepath.Join(dir, "wazero-*"))
	for _, k := range kept {
		if os.RemoveAll(k) != nil {
			return false
		}
	}
	return len(kept) > 0
}

func newCompiled(dir string) (*compiled, error) {
	c := &compiled{}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true)
	var err error
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		if c.cache, err = wazero.NewCompilationCacheWithDir(dir); err != nil {
			return nil, err
		}
		config = config.WithCompilationCache(c.cache)
	}
	c.pool, err = webassembly.Init(webassembly.Config{
		MaxTotal:      4,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	return c, err
}

// Warm compiles the PDF module into the cache folder of o, so that the first
// document does not wait for it. It takes seconds once, and a tenth of one after.
func Warm(o Options) error {
	if err := compile(o.filled().CacheDir); err != nil {
		return faultParser(err)
	}
	return nil
}

// parser is one disposable instance of pdfium, called by the names of its C
// functions. go-pdfium's own methods make a handle and several calls for each
// character; through its exported fields the functions can be called directly.
// The first error sticks: every later call gives 0, and err says what happened.
type parser struct {
	ctx      context.Context
	instance pdfium.Pdfium
	done     func() // tells that the instance is closed
	impl     reflect.Value
	memory   api.Memory
	funcs    map[string]api.Function
	scratch  uint32 // 64 bytes of its memory for results
	err      error
}

func newParser(ctx context.Context, o Options) (*parser, error) {
	instance, done, err := instanceIn(ctx, o.CacheDir)
	if err != nil {
		return nil, err
	}
	p := &parser{ctx: ctx, instance: instance, done: done, funcs: map[string]api.Function{}}
	impl, ok := instance.(interface{ GetImplementation() any })
	if !ok {
		p.close()
		return nil, errors.New("pdfium instance has no implementation")
	}
	p.impl = reflect.ValueOf(impl.GetImplementation())
	p.memory, _ = reflect.TypeAssert[api.Memory](p.impl.Elem().FieldByName("Module").MethodByName("Memory").Call(nil)[0])
	if p.memory == nil {
		p.close()
		return nil, errors.New("pdfium instance has no memory")
	}
	p.scratch = uint32(p.call("malloc", 64))
	if p.err != nil {
		p.close()
		return nil, p.err
	}
	return p, nil
}

// close throws the instance away; the pool would otherwise wait for it forever.
func (p *parser) close() {
	_ = p.instance.Close()
	p.done()
}

func (p *parser) fn(name string) api.Function {
	f := p.funcs[name]
	if f == nil {
		f, _ = reflect.TypeAssert[api.Function](p.impl.MethodByName("Fn").Call([]reflect.Value{reflect.ValueOf(name)})[0])
		p.funcs[name] = f
	}
	return f
}

func (p *parser) call(name string, args ...uint64) uint64 {
	if p.err != nil {
		return 0
	}
	f := p.fn(name)
	if f == nil {
		p.err = fmt.Errorf("pdfium has no function %s", name)
		return 0
	}
	var stack [16]uint64
	copy(stack[:], args)
	if err := f.CallWithStack(p.ctx, stack[:]); err != nil {
		p.err = fmt.Errorf("%s: %w", name, err)
		return 0
	}
	return stack[0]
}

// put copies b into the parser's memory; it is never freed, since the instance
// goes as a whole.
func (p *parser) put(b []byte) uint64 {
	ptr := p.call("malloc", uint64(len(b)+1))
	if p.err == nil && (ptr == 0 || !p.memory.Write(uint32(ptr), b)) {
		p.err = errors.New("out of the parser's memory")
	}
	return ptr
}

func (p *parser) float32(offset uint32) float64 {
	v, _ := p.memory.ReadFloat32Le(p.scratch + offset)
	return float64(v)
}

func (p *parser) float64(offset uint32) float64 {
	v, _ := p.memory.ReadFloat64Le(p.scratch + offset)
	return v
}

func (p *parser) uint32(offset uint32) uint32 {
	v, _ := p.memory.ReadUint32Le(p.scratch + offset)
	return v
}

func (p *parser) at(offset uint32) uint64 { return uint64(p.scratch + offset) }
