package llm

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/hybridgroup/yzma/pkg/llama"

	"vouchsafe/llm/gguf"
)

// madeFor is the key by which an adapter names the checksum of its model's file.
const madeFor = "adapter.base.sha256"

// judge finds out from the header whether the adapter belongs to the model, whose file
// has the checksum sum ("" where that is not known).
func (a Adapter) judge(model *gguf.File, sum string) error {
	if a.Path == "" {
		return nil
	}
	name := filepath.Base(a.Path)
	header, err := gguf.OpenAdapter(a.Path, model)
	if err != nil {
		return fileError(fmt.Errorf("adapter %s: %w", name, err))
	}
	if base := header.String(madeFor); base != "" && sum != "" && !strings.EqualFold(base, sum) {
		return fail(UnsupportedModel, fmt.Errorf("adapter %s was made for another model", name))
	}
	return nil
}

// verify compares the adapter's file with its checksum.
func (a Adapter) verify(ctx context.Context) error {
	if a.Path == "" || a.SHA256 == "" {
		return nil
	}
	return verify(ctx, a.Path, 0, a.SHA256, func(Progress) {})
}

// load has the library read the adapter beside its model, with which it is freed.
func (a Adapter) load(model llama.Model) (llama.AdapterLora, error) {
	if a.Path == "" {
		return 0, nil
	}
	forgetLog()
	adapter, err := llama.AdapterLoraInit(model, a.Path)
	if err == nil && adapter == 0 {
		err = fail(UnsupportedModel, fmt.Errorf("adapter %s: %s", filepath.Base(a.Path), reason("no reason given")))
	}
	return adapter, err
}
