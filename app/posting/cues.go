package posting

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"vouchsafe/app/english"

	"github.com/goccy/go-yaml"
)

//go:embed *.yaml
var tables embed.FS

// cues is everything the reader knows of advertisements, as data: one table a field
// or an embedded struct. To teach the reader a word or a phrase, edit its table.
type cues struct {
	sections kinds
	labels   map[string]string // what a label names, see labels.yaml
	pageCues
	needCues
	taskCues
	wordCues
	companyCues
	placeCues
}

type pageCues struct {
	Prompt    book // speaks to a machine
	Furniture book
}

type needCues struct {
	NeedCue  book `yaml:"must"`
	NiceCue  book `yaml:"nice"`
	Negated  book
	NeedLead book `yaml:"lead"`
	NeedTail book `yaml:"tail"`
}

type taskCues struct {
	LeadIn    book `yaml:"lead"`
	Fillers   words
	PuffWords words `yaml:"puff"`
	Stock     book
}

type wordCues struct {
	Stopwords   map[string]words // by language
	Role        words
	Level       words
	Employment  words
	NotTeam     words
	NotCompany  words
	Suffix      words
	Institution words
	Unit        words
}

type companyCues struct {
	BeforeCues []mentionCue `yaml:"before"`
	AfterCues  []mentionCue `yaml:"after"`

	before, after book // entry: index into the cues
}

type placeCues struct {
	Countries, Regions, Cities []string
	PlaceWords                 []string `yaml:"words"`

	places     book // entry: wide or town
	placeWords words
}

// known is loaded once; a fault in the tables is a defect of the build.
var known = sync.OnceValue(func() *cues {
	c, err := loadCues()
	if err != nil {
		panic("posting: " + err.Error())
	}
	return c
})

func loadCues() (*cues, error) {
	c := &cues{labels: map[string]string{}}
	var labels map[string][]string
	for name, into := range map[string]any{
		"sections": &c.sections, "labels": &labels, "page": &c.pageCues,
		"needs": &c.needCues, "tasks": &c.taskCues, "words": &c.wordCues, "company": &c.companyCues, "places": &c.placeCues,
	} {
		data, err := tables.ReadFile(name + ".yaml")
		if err == nil {
			err = yaml.UnmarshalWithOptions(data, into, yaml.Strict())
		}
		if err != nil {
			return nil, fmt.Errorf("%s.yaml: %w", name, err)
		}
	}
	for fact, names := range labels {
		for _, n := range names {
			c.labels[n] = fact
		}
	}
	if err := c.index(); err != nil {
		return nil, err
	}
	return c, nil
}

// index fills the books whose entries are numbers.
func (c *cues) index() error {
	for i, cue := range c.BeforeCues {
		if err := c.before.addAll(cue.Phrases, i); err != nil {
			return err
		}
	}
	for i, cue := range c.AfterCues {
		if err := c.after.addAll(cue.Phrases, i); err != nil {
			return err
		}
	}
	for kind, lines := range [][]string{wide: append(c.Countries, c.Regions...), town: c.Cities} {
		for name := range strings.SplitSeq(strings.ToLower(strings.Join(lines, ",")), ",") {
			if err := c.places.add(strings.TrimSpace(name), kind); err != nil {
				return err
			}
		}
	}
	c.placeWords = english.WordSet(strings.Join(c.PlaceWords, " "))
	return nil
}

// words is a set, written in a table as one text.
type words map[string]bool

// UnmarshalYAML reads the text.
func (w *words) UnmarshalYAML(unmarshal func(any) error) error {
	var text string
	if err := unmarshal(&text); err != nil {
		return err
	}
	*w = english.WordSet(text)
	return nil
}

// UnmarshalYAML reads a list of patterns.
func (b *book) UnmarshalYAML(unmarshal func(any) error) error {
	var list []string
	if err := unmarshal(&list); err != nil {
		return err
	}
	return b.addAll(list, 0)
}

// kinds is a book whose entries are sections, written as lists under their names.
type kinds struct{ book }

// UnmarshalYAML reads the lists.
func (k *kinds) UnmarshalYAML(unmarshal func(any) error) error {
	var groups map[string][]string
	if err := unmarshal(&groups); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		kind, ok := sectionNames[name]
		if !ok {
			return fmt.Errorf("unknown kind %q", name)
		}
		if err := k.addAll(groups[name], int(kind)); err != nil {
			return err
		}
	}
	return nil
}
