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

var parsers struct {
	sync.Mutex
	byDir map[string]pdfium.Pool
}

// parserPool gives the pool whose compiled module is kept in dir. A cache that
// cannot be used (corrupt, read-only) costs seconds, never the document.
func parserPool(dir string) (pdfium.Pool, error) {
	parsers.Lock()
	defer parsers.Unlock()
	if p := parsers.byDir[dir]; p != nil {
		return p, nil
	}
	p, err := newPool(dir)
	if err != nil && forgetCompiled(dir) {
		p, err = newPool(dir)
	}
	if err != nil {
		p, err = newPool("")
	}
	if err != nil {
		return nil, err
	}
	if parsers.byDir == nil {
		parsers.byDir = map[string]pdfium.Pool{}
	}
	parsers.byDir[dir] = p
	return p, nil
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

func newPool(dir string) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true)
	if dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
		cache, err := wazero.NewCompilationCacheWithDir(dir)
		if err != nil {
			return nil, err
		}
		config = config.WithCompilationCache(cache)
	}
	return webassembly.Init(webassembly.Config{
		MaxTotal:      4,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// Warm compiles the PDF module into the cache folder of o, so that the first
// document does not wait for it. It takes seconds once, and a tenth of one after.
func Warm(o Options) error {
	_, err := parserPool(o.filled().CacheDir)
	if err != nil {
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
	impl     reflect.Value
	memory   api.Memory
	funcs    map[string]api.Function
	scratch  uint32 // 64 bytes of its memory for results
	err      error
}

func newParser(ctx context.Context, o Options) (*parser, error) {
	pool, err := parserPool(o.CacheDir)
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	p := &parser{ctx: ctx, instance: instance, funcs: map[string]api.Function{}}
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
func (p *parser) close() { _ = p.instance.Close() }

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
