package llm

import (
	"slices"

	"github.com/hybridgroup/yzma/pkg/llama"
)

// trie holds all token texts of a vocabulary by their bytes. Nodes lie in one
// slice in depth-first order, so a branch is skipped by one jump.
type trie struct {
	nodes []trieNode
	twins map[llama.Token][]llama.Token // others with the same text
}

type trieNode struct {
	byte  byte
	depth uint16
	next  int32       // first node after this branch
	token llama.Token // token that ends here, or -1
}

func newTrie(pieces []string) *trie {
	order := make([]int32, 0, len(pieces))
	for i, p := range pieces {
		if p != "" && len(p) < 1<<16 {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		if pieces[a] != pieces[b] {
			if pieces[a] < pieces[b] {
				return -1
			}
			return 1
		}
		return int(a - b)
	})
	t := &trie{nodes: make([]trieNode, 0, 3*len(order)), twins: map[llama.Token][]llama.Token{}}
	var open []int32 // nodes from the root to the last one added
	last := ""
	for _, id := range order {
		p := pieces[id]
		if p == last {
			first := t.nodes[open[len(open)-1]].token
			t.twins[first] = append(t.twins[first], llama.Token(id))
			continue
		}
		same := 0
		for same < len(p) && same < len(last) && p[same] == last[same] {
			same++
		}
		t.shut(open[same:])
		open = open[:same]
		for k := same; k < len(p); k++ {
			open = append(open, int32(len(t.nodes)))
			t.nodes = append(t.nodes, trieNode{byte: p[k], depth: uint16(k), token: -1})
		}
		t.nodes[len(t.nodes)-1].token = llama.Token(id)
		last = p
	}
	t.shut(open)
	return t
}

func (t *trie) shut(open []int32) {
	for _, n := range open {
		t.nodes[n].next = int32(len(t.nodes))
	}
}

// walk visits every token whose beginnings all pass open.
func (t *trie) walk(open func(prefix string) bool, visit func(llama.Token, string)) {
	var prefix []byte
	for i := 0; i < len(t.nodes); {
		n := &t.nodes[i]
		prefix = append(prefix[:n.depth], n.byte)
		text := string(prefix)
		if !open(text) {
			i = int(n.next)
			continue
		}
		if n.token >= 0 {
			visit(n.token, text)
			for _, twin := range t.twins[n.token] {
				visit(twin, text)
			}
		}
		i++
	}
}
