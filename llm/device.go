package llm

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hybridgroup/yzma/pkg/llama"

	"vouchsafe/llm/gguf"
)

// Device is something a model can run on.
type Device struct {
	Name        string // as Options.Device takes it: "CPU", "Vulkan0", "CUDA0"
	Description string
	Kind        string // "cpu", "gpu" (own memory), "igpu" (shares the machine's) or "accel"
	Free, Total uint64 // bytes of memory; 0 where unknown

	handle llama.GGMLBackendDevice
}

// software tells whether d only imitates a graphics processor: Mesa's driver for testing.
func (d Device) software() bool { return strings.Contains(d.Description, "llvmpipe") }

// Devices lists what the libraries in the folder can run a model on. A graphics
// driver that is absent or broken simply does not appear.
func Devices(libraries string) ([]Device, error) {
	if err := loadLibrary(libraries); err != nil {
		return nil, err
	}
	var out []Device
	for i := range llama.GGMLBackendDeviceCount() {
		h := llama.GGMLBackendDeviceGet(i)
		if h == 0 {
			continue
		}
		d := Device{Name: llama.GGMLBackendDeviceName(h), Description: llama.GGMLBackendDeviceDescription(h), handle: h}
		switch llama.GGMLBackendDevType(h) {
		case llama.GGMLBackendDeviceTypeCPU:
			d.Kind = "cpu"
		case llama.GGMLBackendDeviceTypeGPU:
			d.Kind = "gpu"
		case llama.GGMLBackendDeviceTypeIGPU:
			d.Kind = "igpu"
		default:
			d.Kind = "accel"
		}
		d.Free, d.Total = llama.GGMLBackendDeviceMemory(h)
		out = append(out, d)
	}
	return out, nil
}

// Devices lists what this engine's libraries can run on.
func (e *Engine) Devices() []Device {
	out, _ := Devices(library.dir)
	return out
}

// placement is where a model goes.
type placement struct {
	device Device
	layers int    // on the GPU; 0 is all on the processor
	whyNot string // why no GPU is used, "" when one is or none was asked for
}

// headroom is what a GPU needs beside weights and memory of the text: working
// buffers and the driver's own.
const headroom = 400 << 20

// place decides where to run. An unknown device name is an error; a GPU that is
// missing or too small for even a quarter of the model is only a reason.
func place(want string, devices []Device, f *gguf.File, context int) (placement, error) {
	processor := placement{device: Device{Name: "CPU", Kind: "cpu"}}
	for _, d := range devices {
		if d.Kind == "cpu" {
			processor.device = d
		}
	}
	var gpus []Device
	switch want = strings.ToLower(want); want {
	case "cpu", strings.ToLower(processor.device.Name):
		return processor, nil
	case "", "auto", "gpu":
		for _, d := range devices {
			if d.Kind == "gpu" || d.Kind == "igpu" && want == "gpu" {
				gpus = append(gpus, d)
			} else if d.Kind == "igpu" {
				processor.whyNot = d.Name + " shares the machine's memory and is seldom faster; name it to use it"
			}
		}
		slices.SortStableFunc(gpus, func(a, b Device) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Free, a.Free))
		})
	default:
		var names []string
		for _, d := range devices {
			if strings.EqualFold(d.Name, want) {
				gpus = append(gpus, d)
			}
			names = append(names, d.Name)
		}
		if len(gpus) == 0 {
			return placement{}, fail(DeviceMissing, fmt.Errorf("no device %q here, only %s", want, strings.Join(names, ", ")))
		}
	}
	if len(gpus) == 0 {
		processor.whyNot = cmp.Or(processor.whyNot, "no graphics processor that these llama.cpp libraries can use")
		return processor, nil
	}
	gpu := gpus[0]
	layers, need := fits(f, context, gpu.Free)
	if layers*4 < int(f.Layers()) {
		processor.whyNot = fmt.Sprintf("%s has %d MiB of memory free, the model needs %d", gpu.Name, gpu.Free>>20, need>>20)
		return processor, nil
	}
	return placement{device: gpu, layers: layers}, nil
}

// fits is how many layers go into free bytes, and what all of them need. One more
// than the model has stands for the output layer.
func fits(f *gguf.File, context int, free uint64) (layers int, need uint64) {
	n := int(f.Layers())
	size := make([]uint64, n+1)
	for _, t := range f.Tensors {
		var i int
		if _, err := fmt.Sscanf(t.Name, "blk.%d.", &i); err == nil && i >= 0 && i < n {
			size[i] += t.Bytes
		} else if !strings.HasPrefix(t.Name, "token_embd") || !f.Has("output.weight") {
			size[n] += t.Bytes
		}
	}
	kv := memoryPerToken(f) * uint64(context) / uint64(max(1, n))
	need = headroom
	for i := n; i >= 0; i-- {
		need += size[i]
		if i < n {
			need += kv
		}
		if need <= free {
			layers++
		}
	}
	return layers, need
}

// memoryPerToken is what the context holds for one token, in bytes, with keys
// and values in 16 bits.
func memoryPerToken(f *gguf.File) uint64 {
	arch := f.Architecture()
	get := func(key string, otherwise int64) int64 {
		if n, ok := f.Int(arch + "." + key); ok && n > 0 {
			return n
		}
		return otherwise
	}
	heads := get("attention.head_count", 1)
	width := get("embedding_length", 1) / heads
	perHead := get("attention.key_length", width) + get("attention.value_length", width)
	return uint64(2 * perHead * get("attention.head_count_kv", heads) * f.Layers())
}
