package llm

import "github.com/hybridgroup/yzma/pkg/llama"

type states struct{}

func (*states) load(*session, llama.SeqId, *Prefix) bool { return false }
func (*states) save(*session, llama.SeqId, *Prefix)      {}
