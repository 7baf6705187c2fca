// Package llm runs a quantized language model inside this process through
// llama.cpp. It knows tokens, prompts and constraints, nothing of letters.
//
// It guarantees: model files and adapters are judged in Go before the library sees them; every
// size is checked before a native call that would otherwise end the process; one
// goroutine owns each model and its context, and no handle leaves the package;
// errors are values with a code; cancelling or closing at any moment is safe;
// a slow reader of tokens never holds the model up.
//
// It refuses: files it cannot vouch for, models that do not write text, prompts
// and answers that do not fit the context. It does not promise equal text from
// batches of different shape: the library's kernels round differently.
package llm

import "context"

// Message is one turn of a conversation. Role is "system", "user" or "assistant".
type Message struct{ Role, Content string }

// Progress tells how far a long step has come. Done counts up to Total, in the
// unit that What implies ("verify": bytes, "load": permille, "read": tokens).
type Progress struct {
	What        string
	Done, Total int64
}

// Options say where and how a model runs. The zero value asks for sensible
// defaults, except that Libraries has none.
type Options struct {
	Libraries  string         // folder with the llama.cpp libraries
	Device     string         // "auto" (or ""), "cpu", "gpu", or a device's name
	Context    int            // tokens; 0 is 4096; never more than the model's own
	SHA256     string         // expected checksum in hex; "" leaves the file unverified
	Adapter    Adapter        // what the model was taught besides
	StateDir   string         // where prefix states are kept; "" is nowhere
	StateLimit int64          // bytes that saved states may take; 0 is 512 MiB
	Threads    int            // fixed number; 0 adapts to what the machine has free
	NoLookup   bool           // never guess by prompt lookup, so that it can be measured
	OnProgress func(Progress) // told about Open's steps, on Open's goroutine; may be nil
}

// Adapter is a LoRA adapter, made for one model; the zero value is none.
type Adapter struct {
	Path   string
	SHA256 string // expected checksum in hex; "" leaves the file unverified
}

// Job is one thing to write after a prefix.
type Job struct {
	User        string   // the next user turn
	Lead        string   // what the answer already begins with; not returned in Text
	Candidates  int      // answers wanted, at least 1 (0 counts as 1)
	MaxTokens   int      // per candidate; 0 is 256
	Stop        []string // texts that end the answer; not returned in Text
	Temperature float32  // 0 always takes the likeliest allowed token
	TopP        float32  // nucleus; 0 and 1 are off
	Seed        uint64   // candidate i samples with Seed+i
	Constraint  Constraint
}

// End says why a candidate stopped.
type End string

// How a candidate can end.
const (
	EndStop      End = "stop"      // the model ended its turn, or a stop text came
	EndLength    End = "length"    // MaxTokens reached
	EndDead      End = "dead_end"  // the constraint allows nothing more, and no end either
	EndCancelled End = "cancelled" // the context was cancelled; Text is what stood by then
)

// Result is one candidate.
type Result struct {
	Text     string
	Tokens   int     // generated, without the end token
	LogProb  float64 // sum of the tokens' natural log-probabilities under the free model
	End      End
	Rejected int // tokens the constraint turned down on the way
}

// Token is a piece of a candidate as it is written. Text is whole UTF-8.
type Token struct {
	Job, Candidate int
	Text           string
}

// Scored is how likely the model finds a text.
type Scored struct {
	LogProb float64 // natural logarithm, summed over the tokens
	Tokens  int
}

// cancelled turns a context's end into what callers of this package see.
func cancelled(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return context.Cause(ctx)
}
