package posting

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed sections.yaml
var sectionsYAML []byte

//go:embed labels.yaml
var labelsYAML []byte

//go:embed problems.yaml
var problemsYAML []byte

//go:embed boilerplate.yaml
var boilerplateYAML []byte

//go:embed needs.yaml
var needsYAML []byte

//go:embed tasks.yaml
var tasksYAML []byte

//go:embed words.yaml
var wordsYAML []byte

//go:embed company.yaml
var companyYAML []byte

//go:embed places.yaml
var placesYAML []byte

// problemClass is one reason why a line names a real problem.
type problemClass struct {
	Why     string   `yaml:"why"`
	Weight  float64  `yaml:"weight"`
	Alone   bool     `yaml:"alone"`
	Moved   bool     `yaml:"moved"`
	Phrases []string `yaml:"phrases"`
}

// cues is everything the reader knows of advertisements, as data.
type cues struct {
	sections    *book // entry: section
	labels      map[string]string
	problems    *book // entry: index into classes
	classes     []problemClass
	moved       int // the class of what is being rebuilt or moved
	vetoes      *book
	product     *book
	generic     *book
	shame       *book
	unquotable  *book
	boilerplate *book // entry: legal, benefits, pay or puff as section
	prompt      *book
	furniture   *book
	needCue     *book
	niceCue     *book
	negated     *book
	needLead    *book
	needTail    *book
	leadIn      *book
	strongVerb  map[string]float64
	weakVerb    map[string]bool
	change      map[string]bool // verbs that end one thing and begin another
	vague       *book
	thin        *book
	concrete    *book
	fillers     map[string]bool
	puffWords   map[string]bool
	stock       *book
	role        map[string]bool
	level       map[string]bool
	employment  map[string]bool
	notTeam     map[string]bool
	notCompany  map[string]bool
	suffix      map[string]bool
	before      *book // entry: index into beforeCues
	after       *book
	beforeCues  []mentionCue
	afterCues   []mentionCue
	institution map[string]bool
	unit        map[string]bool
	stopwords   map[string]map[string]bool
	places      *book // entry: wide or town
	placeWords  map[string]bool
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
	c := &cues{labels: map[string]string{}, strongVerb: map[string]float64{}}
	var err error
	read := func(name string, data []byte, into any) {
		if e := yaml.Unmarshal(data, into); e != nil && err == nil {
			err = fmt.Errorf("%s: %w", name, e)
		}
	}
	fill := func(name string, phrases []string) *book {
		b := newBook()
		for _, p := range phrases {
			if e := b.add(p, 0); e != nil && err == nil {
				err = fmt.Errorf("%s: %w", name, e)
			}
		}
		return b
	}
	group := func(name string, groups map[string][]string, kinds map[string]section) *book {
		b := newBook()
		for kind, phrases := range groups {
			for _, p := range phrases {
				k, ok := kinds[kind]
				if !ok && err == nil {
					err = fmt.Errorf("%s: unknown kind %q", name, kind)
				}
				if e := b.add(p, int(k)); e != nil && err == nil {
					err = fmt.Errorf("%s: %w", name, e)
				}
			}
		}
		return b
	}

	var sections, boiler, labels map[string][]string
	read("sections.yaml", sectionsYAML, &sections)
	read("boilerplate.yaml", boilerplateYAML, &boiler)
	read("labels.yaml", labelsYAML, &labels)
	c.sections = group("sections.yaml", sections, sectionNames)
	c.prompt = fill("boilerplate.yaml", boiler["prompt"])
	c.furniture = fill("boilerplate.yaml", boiler["furniture"])
	delete(boiler, "prompt")
	delete(boiler, "furniture")
	c.boilerplate = group("boilerplate.yaml", boiler, sectionNames)
	for fact, names := range labels {
		for _, n := range names {
			c.labels[n] = fact
		}
	}

	var problems struct {
		Classes                                     []problemClass
		Vetoes, Product, Generic, Shame, Unquotable []string
	}
	read("problems.yaml", problemsYAML, &problems)
	c.classes, c.problems = problems.Classes, newBook()
	for i, class := range problems.Classes {
		if class.Moved {
			c.moved = i
		}
		for _, p := range class.Phrases {
			if e := c.problems.add(p, i); e != nil && err == nil {
				err = fmt.Errorf("problems.yaml: %w", e)
			}
		}
	}
	c.vetoes = fill("problems.yaml", problems.Vetoes)
	c.product = fill("problems.yaml", problems.Product)
	c.generic = fill("problems.yaml", problems.Generic)
	c.shame = fill("problems.yaml", problems.Shame)
	c.unquotable = fill("problems.yaml", problems.Unquotable)

	var needs struct{ Must, Nice, Negated, Lead, Tail []string }
	read("needs.yaml", needsYAML, &needs)
	c.needCue, c.niceCue = fill("needs.yaml", needs.Must), fill("needs.yaml", needs.Nice)
	c.negated = fill("needs.yaml", needs.Negated)
	c.needLead, c.needTail = fill("needs.yaml", needs.Lead), fill("needs.yaml", needs.Tail)

	var tasks struct {
		Lead, Vague, Thin, Concrete, Stock []string
		Verbs                              map[string]float64
		Change, Weak, Fillers, Puff        string
	}
	read("tasks.yaml", tasksYAML, &tasks)
	c.leadIn, c.vague = fill("tasks.yaml", tasks.Lead), fill("tasks.yaml", tasks.Vague)
	c.thin = fill("tasks.yaml", tasks.Thin)
	c.concrete, c.stock = fill("tasks.yaml", tasks.Concrete), fill("tasks.yaml", tasks.Stock)
	c.strongVerb, c.weakVerb = tasks.Verbs, wordSet(tasks.Weak)
	c.change = wordSet(tasks.Change)
	c.fillers, c.puffWords = wordSet(tasks.Fillers), wordSet(tasks.Puff)

	var words struct {
		Stopwords                                            map[string]string
		Role, Level, Employment, Notteam, Notcompany, Suffix string
		Institution, Unit                                    string
	}
	read("words.yaml", wordsYAML, &words)
	c.role, c.level, c.employment = wordSet(words.Role), wordSet(words.Level), wordSet(words.Employment)
	c.notTeam, c.notCompany, c.suffix = wordSet(words.Notteam), wordSet(words.Notcompany), wordSet(words.Suffix)
	c.institution, c.unit = wordSet(words.Institution), wordSet(words.Unit)
	c.stopwords = map[string]map[string]bool{}
	for language, list := range words.Stopwords {
		c.stopwords[language] = wordSet(list)
	}

	var company struct{ Before, After []mentionCue }
	read("company.yaml", companyYAML, &company)
	c.beforeCues, c.afterCues = company.Before, company.After
	mentions := func(cues []mentionCue) *book {
		b := newBook()
		for i, cue := range cues {
			for _, p := range cue.Phrases {
				if e := b.add(p, i); e != nil && err == nil {
					err = fmt.Errorf("company.yaml: %w", e)
				}
			}
		}
		return b
	}
	c.before, c.after = mentions(company.Before), mentions(company.After)

	var places struct{ Countries, Regions, Cities, Words []string }
	read("places.yaml", placesYAML, &places)
	c.places, c.placeWords = newBook(), map[string]bool{}
	for kind, lines := range [][]string{wide: append(places.Countries, places.Regions...), town: places.Cities} {
		for _, name := range strings.Split(strings.Join(lines, ","), ",") {
			if e := c.places.add(strings.ToLower(strings.TrimSpace(name)), kind); e != nil && err == nil {
				err = fmt.Errorf("places.yaml: %w", e)
			}
		}
	}
	for _, line := range places.Words {
		for _, w := range strings.Fields(line) {
			c.placeWords[w] = true
		}
	}
	return c, err
}
