// Package taught carries what was taught for this program: the reader, which the
// program writes into its cache to be loaded from there. models/teach makes it.
package taught

import _ "embed" // the files lie beside this one

// Reader is the taught encoder with its heads, a GGUF file (Apache-2.0, taught from
// all-MiniLM-L6-v2, which is Apache-2.0 too).
//
//go:embed reader.gguf
var Reader []byte

// ReaderSHA256 is the checksum of Reader in hex, as `make teach` wrote it down.
//
//go:embed reader.gguf.sha256
var ReaderSHA256 string
