// Package playbook is what makes a letter work, as data: the five signals, the
// openings, the sentences of the pack, the filters, the questions, the words.
//
// Code elsewhere only executes it. A new role is one new file under packs/. A
// malformed pack is refused with its file and line.
package playbook

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"sort"
	"strings"
	"sync"

	"vouchsafe/app/english"

	"github.com/goccy/go-yaml"
)

//go:embed common.yaml sentences.yaml packs/*.yaml
var files embed.FS

// Default is the pack for roles that no pack names: it asks for no trade's words.
const Default = "general"

// Pack is the playbook of one role, with what is common to all merged in.
type Pack struct {
	Name      string              `yaml:"name"`
	Title     string              `yaml:"title"`
	Roles     Cues                `yaml:"roles"` // titles that call for it
	Kin       Cues                `yaml:"kin"`   // titles near enough where no pack is meant
	Signals   []Signal            `yaml:"signals"`
	Openings  []Opening           `yaml:"openings"`
	Sentences map[string][]Line   `yaml:"sentences"`
	Day       map[string][]string `yaml:"day"` // the kinds of tool that fill {languages}, {databases}, {observability} of a sentence of the day
	Filters   []Filter            `yaml:"filters"`
	Glossary  []Term              `yaml:"glossary"`
	Questions []Question          `yaml:"questions"`
	Story     Story               `yaml:"story"`
	Common    *Common             `yaml:"-"`
}

// Signal is one of the five things a hiring manager reads for.
type Signal struct {
	Key      string   `yaml:"key"`
	Label    string   `yaml:"label"`
	Why      string   `yaml:"why"`
	LitBy    string   `yaml:"lit_by"`
	Question string   `yaml:"question"`
	Shown    []string `yaml:"shown"`   // what of a line lights it, any of: a signal of the reader's, "kind people", "span why"
	LitWhy   string   `yaml:"lit_why"` // said of a line that does
}

// Opening is one way to begin a letter.
type Opening struct {
	Kind     string `yaml:"kind"`
	Why      string `yaml:"why"`
	Question string `yaml:"question"`
}

// Filter is a habit that gets a letter skipped.
type Filter struct {
	Code   string `yaml:"code"`
	Reason string `yaml:"reason"`
	Remedy string `yaml:"remedy"`
}

// Term is a word that a recruiter may not know.
type Term struct {
	Term  string `yaml:"term"`
	Gloss string `yaml:"gloss"`
}

// Question asks for a fact that the resume lacks.
type Question struct {
	Key    string `yaml:"key" json:"key"`
	Signal string `yaml:"signal" json:"signal"`
	Text   string `yaml:"text" json:"text"`
	Why    string `yaml:"why" json:"why"`
}

// Story is how the story is asked for.
type Story struct {
	Intro        string `yaml:"intro"`
	Confidential string `yaml:"confidential"`
	Boxes        []Box  `yaml:"boxes"`
}

// Box is one beat of the story.
type Box struct {
	Key  string `yaml:"key" json:"key"`
	Text string `yaml:"text" json:"text"`
	Hint string `yaml:"hint" json:"hint"`
}

// Phrase is a stock phrase with its reason and remedy.
type Phrase struct {
	Match string `yaml:"match"`
	Why   string `yaml:"why"`
	Fix   string `yaml:"fix"`
}

// Common is what every pack shares.
type Common struct {
	Stock    []Phrase            `yaml:"stock"`
	PuffText string              `yaml:"puff"`
	TailText string              `yaml:"tails"`
	Plain    map[string]string   `yaml:"plain"`
	Strength map[string][]string `yaml:"strength"`
	Short    map[string]string   `yaml:"short"`

	Conditions []Condition `yaml:"conditions"`

	Sentences map[string][]Line `yaml:"-"` // what a pack says that has no words of its own for it

	Puff, Tails map[string]bool `yaml:"-"`
}

var common = sync.OnceValues(func() (*Common, error) {
	var c Common
	if err := read("common.yaml", &c); err != nil {
		return nil, err
	}
	if err := read("sentences.yaml", &c.Sentences); err != nil {
		return nil, err
	}
	c.Puff, c.Tails = english.WordSet(c.PuffText), english.WordSet(c.TailText)
	return &c, nil
})

// loaded packs by name; nobody changes a pack.
var loaded sync.Map

// Load gives the pack of that name, or an error with file and line. The pack is
// shared and must not be changed.
func Load(name string) (*Pack, error) {
	if p, ok := loaded.Load(name); ok {
		return p.(*Pack), nil //nolint:forcetypeassert // only packs are stored
	}
	c, err := common()
	if err != nil {
		return nil, err
	}
	file := path.Join("packs", name+".yaml")
	data, err := files.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("no pack %q; there are %s", name, strings.Join(Names(), ", "))
	}
	p := &Pack{Common: c}
	if err := decode(file, data, p); err != nil {
		return nil, err
	}
	if err := p.validate(file, data); err != nil {
		return nil, err
	}
	loaded.Store(name, p)
	return p, nil
}

// Names lists the packs, sorted.
func Names() []string {
	entries, _ := files.ReadDir("packs")
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	sort.Strings(out)
	return out
}

func read(file string, into any) error {
	data, err := files.ReadFile(file)
	if err != nil {
		return err
	}
	return decode(file, data, into)
}

var placeRe = regexp.MustCompile(`^\[(\d+):\d+\] `)

func decode(file string, data []byte, into any) error {
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		// The first line of the library's message is "[line:column] what".
		msg, _, _ := strings.Cut(yaml.FormatError(err, false, false), "\n")
		if m := placeRe.FindStringSubmatch(msg); m != nil {
			return fmt.Errorf("%s:%s: %s", file, m[1], msg[len(m[0]):])
		}
		return fmt.Errorf("%s:1: %s", file, msg)
	}
	return nil
}
