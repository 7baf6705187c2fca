package gguf

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Limits far above any real model; they bound what a hostile count can cost.
const (
	maxKeys     = 1 << 16
	maxTensors  = 1 << 17
	maxNameLen  = 1 << 10
	maxElements = 1 << 24
)

// Value types of the format.
const (
	typeUint8 = iota
	typeInt8
	typeUint16
	typeInt16
	typeUint32
	typeInt32
	typeFloat32
	typeBool
	typeString
	typeArray
	typeUint64
	typeInt64
	typeFloat64
)

// decoder reads little-endian values and knows how much of the file is left, so
// that no length is believed that the file cannot hold.
type decoder struct {
	r    *bufio.Reader
	read int64
	size int64
	buf  [8]byte

	elements map[string]uint32 // types of the arrays' elements, by key
}

func newDecoder(r io.Reader, size int64) *decoder {
	return &decoder{r: bufio.NewReaderSize(r, 1<<16), size: size, elements: make(map[string]uint32)}
}

func (d *decoder) left() uint64 { return uint64(max(0, d.size-d.read)) }

func (d *decoder) fill(b []byte) error {
	n, err := io.ReadFull(d.r, b)
	d.read += int64(n)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: ends inside the header, at byte %d", ErrTruncated, d.read)
	}
	return err
}

// uint reads a little-endian number of n bytes.
func (d *decoder) uint(n int) (uint64, error) {
	clear(d.buf[:])
	if err := d.fill(d.buf[:n]); err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint64(d.buf[:]), nil
}

func (d *decoder) string(limit uint64) (string, error) {
	n, err := d.uint(8)
	if err != nil {
		return "", err
	}
	if n > limit {
		return "", fmt.Errorf("%w: a string of %d bytes at byte %d", ErrMalformed, n, d.read-8)
	}
	if n > d.left() {
		return "", fmt.Errorf("%w: a string of %d bytes at byte %d", ErrTruncated, n, d.read-8)
	}
	b := make([]byte, n)
	err = d.fill(b)
	return string(b), err
}

func (d *decoder) file() (*File, error) {
	if d.size < 4 {
		return nil, fmt.Errorf("%w: %d bytes long", ErrNotGGUF, d.size)
	}
	magic, err := d.uint(4)
	if err != nil {
		return nil, err
	}
	if magic != 0x46554747 {
		return nil, fmt.Errorf("%w: does not begin with GGUF", ErrNotGGUF)
	}
	version, err := d.uint(4)
	if err != nil {
		return nil, err
	}
	if version != 2 && version != 3 {
		return nil, fmt.Errorf("%w: version %d, byte order or age not readable here", ErrUnsupported, version)
	}
	nTensors, err := d.uint(8)
	if err != nil {
		return nil, err
	}
	nKeys, err := d.uint(8)
	if err != nil {
		return nil, err
	}
	if nTensors > maxTensors || nKeys > maxKeys {
		return nil, fmt.Errorf("%w: claims %d tensors and %d keys", ErrMalformed, nTensors, nKeys)
	}
	f := &File{Version: uint32(version), Size: d.size, Keys: make(map[string]any)}
	for range nKeys {
		if err := d.key(f); err != nil {
			return nil, err
		}
	}
	for range nTensors {
		t, err := d.tensor()
		if err != nil {
			return nil, err
		}
		f.Tensors = append(f.Tensors, t)
	}
	f.DataStart, f.elements = d.read, d.elements
	return f, nil
}

func (d *decoder) key(f *File) error {
	name, err := d.string(maxNameLen)
	if err != nil {
		return err
	}
	kind, err := d.uint(4)
	if err != nil {
		return err
	}
	if _, twice := f.Keys[name]; twice || name == "" {
		return fmt.Errorf("%w: key %q empty or twice", ErrMalformed, name)
	}
	v, err := d.value(uint32(kind), name)
	if err != nil {
		return err
	}
	f.Keys[name] = v
	return nil
}

func (d *decoder) value(kind uint32, name string) (any, error) {
	switch kind {
	case typeString:
		return d.string(math.MaxInt32)
	case typeArray:
		return d.array(name)
	}
	n := width(kind)
	if n == 0 {
		return nil, fmt.Errorf("%w: key %q has unknown type %d", ErrMalformed, name, kind)
	}
	u, err := d.uint(n)
	if err != nil {
		return nil, err
	}
	return scalar(kind, u), nil
}

func (d *decoder) array(name string) (any, error) {
	kind, err := d.uint(4)
	if err != nil {
		return nil, err
	}
	n, err := d.uint(8)
	if err != nil {
		return nil, err
	}
	least := uint64(width(uint32(kind)))
	if kind == typeString {
		least = 8
	}
	if least == 0 {
		return nil, fmt.Errorf("%w: key %q is an array of type %d", ErrMalformed, name, kind)
	}
	if n > maxElements {
		return nil, fmt.Errorf("%w: key %q claims %d elements", ErrMalformed, name, n)
	}
	if n*least > d.left() {
		return nil, fmt.Errorf("%w: key %q claims %d elements", ErrTruncated, name, n)
	}
	d.elements[name] = uint32(kind)
	switch kind {
	case typeString:
		out := make([]string, n)
		for i := range out {
			if out[i], err = d.string(math.MaxInt32); err != nil {
				return nil, err
			}
		}
		return out, nil
	case typeFloat32, typeFloat64:
		return collect(d, uint32(kind), n, as[float64])
	case typeBool:
		return collect(d, uint32(kind), n, as[bool])
	case typeUint64:
		return collect(d, uint32(kind), n, func(v any) int64 { return int64(as[uint64](v)) })
	}
	return collect(d, uint32(kind), n, as[int64])
}

// as is what scalar gives for a kind of that type.
func as[T any](v any) T {
	t, _ := v.(T)
	return t
}

func collect[T any](d *decoder, kind uint32, n uint64, convert func(any) T) ([]T, error) {
	out := make([]T, n)
	for i := range out {
		u, err := d.uint(width(kind))
		if err != nil {
			return nil, err
		}
		out[i] = convert(scalar(kind, u))
	}
	return out, nil
}

// width is the size of a scalar type in bytes, 0 for anything else.
func width(kind uint32) int {
	switch kind {
	case typeUint8, typeInt8, typeBool:
		return 1
	case typeUint16, typeInt16:
		return 2
	case typeUint32, typeInt32, typeFloat32:
		return 4
	case typeUint64, typeInt64, typeFloat64:
		return 8
	}
	return 0
}

// scalar turns the raw bits of a type into int64, uint64 (64-bit unsigned only),
// float64 or bool.
func scalar(kind uint32, u uint64) any {
	switch kind {
	case typeInt8:
		return int64(int8(u))
	case typeInt16:
		return int64(int16(u))
	case typeInt32:
		return int64(int32(u))
	case typeUint64:
		return u
	case typeFloat32:
		return float64(math.Float32frombits(uint32(u)))
	case typeFloat64:
		return math.Float64frombits(u)
	case typeBool:
		return u != 0
	}
	return int64(u)
}

func (d *decoder) tensor() (Tensor, error) {
	var t Tensor
	var err error
	if t.Name, err = d.string(maxNameLen); err != nil {
		return t, err
	}
	n, err := d.uint(4)
	if err != nil {
		return t, err
	}
	if n < 1 || n > 4 {
		return t, fmt.Errorf("%w: tensor %q has %d dimensions", ErrMalformed, t.Name, n)
	}
	for range n {
		dim, err := d.uint(8)
		if err != nil {
			return t, err
		}
		t.Dims = append(t.Dims, dim)
	}
	kind, err := d.uint(4)
	if err != nil {
		return t, err
	}
	t.Type = uint32(kind)
	t.Offset, err = d.uint(8)
	return t, err
}
