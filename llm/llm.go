// Package llm runs a quantized language model inside this process through
// llama.cpp. It knows tokens, prompts and constraints, nothing of letters.
package llm
