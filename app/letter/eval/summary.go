package main

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

// figures sum up the letters written one way.
type figures struct {
	How       string         `json:"how"`
	Facts     string         `json:"facts"` // "without", "with", "both"
	Letters   int            `json:"letters"`
	Errors    int            `json:"errors"`
	Blocking  int            `json:"blocking"`
	Skeletons int            `json:"skeletons"` // without a name or a deed
	Numbers   int            `json:"numbers_without_source"`
	Names     int            `json:"names_without_source"`
	Tools     int            `json:"tools_without_source"`
	Stock     int            `json:"stock_phrases"`
	NoSource  int            `json:"sentences_without_source"`
	Filters   map[string]int `json:"filters"`
	Unsourced spread         `json:"words_without_source"`
	Words     spread         `json:"words"`
	Over      int            `json:"letters_over_300_words"`
	Hook      int            `json:"letters_with_hook"`
	Repeated  int            `json:"letters_with_a_repeated_opening"`
	AtX       int            `json:"letters_with_two_at_x"`
	Lost      map[string]int `json:"signals_lost"`
	Openings  map[string]int `json:"openings"`
	ByModel   int            `json:"sentences_by_model"`
	ByRule    int            `json:"sentences_by_rule"`
	Falls     map[string]int `json:"falls"` // why phrasings of the model were dropped; "" passed
	Overlap   spread         `json:"four_word_overlap"`
	Millis    spread         `json:"ms"`
}

// spread of a figure over letters.
type spread struct {
	Median float64   `json:"median"`
	P95    float64   `json:"p95"`
	Max    float64   `json:"max"`
	all    []float64 `json:"-"`
}

func (s *spread) add(x float64) { s.all = append(s.all, x) }

func (s *spread) settle() {
	if len(s.all) == 0 {
		return
	}
	sort.Float64s(s.all)
	s.Median, s.P95, s.Max = s.all[len(s.all)/2], s.all[len(s.all)*95/100], s.all[len(s.all)-1]
}

type summary struct {
	Groups []figures `json:"groups"`
	Bars   []bar     `json:"bars"`
}

// bar is one thing that must hold over all letters of ours.
type bar struct {
	What  string  `json:"what"`
	Value float64 `json:"value"`
	Bar   float64 `json:"bar"`
	Holds bool    `json:"holds"`
}

func summarise(pairs []pair) summary {
	var s summary
	for _, how := range []string{"rule", "model", "naive"} {
		for _, facts := range []string{"without", "with"} {
			var list []pair
			for _, x := range pairs {
				if x.How == how && x.Facts == (facts == "with") {
					list = append(list, x)
				}
			}
			if len(list) > 0 {
				s.Groups = append(s.Groups, count(list, how, facts))
			}
		}
	}
	var total figures
	most, medians := 0.0, 0.0
	for _, g := range s.Groups {
		if g.How == "naive" {
			continue
		}
		total.Errors += g.Errors
		total.Blocking += g.Blocking
		total.Numbers += g.Numbers
		total.Names += g.Names
		total.Tools += g.Tools
		total.Stock += g.Stock
		total.NoSource += g.NoSource
		total.Over += g.Over
		most, medians = math.Max(most, g.Unsourced.Max), math.Max(medians, g.Unsourced.Median)
	}
	hold := func(what string, value, most float64) {
		s.Bars = append(s.Bars, bar{what, value, most, value <= most})
	}
	hold("letters that failed", float64(total.Errors), 0)
	hold("blocking findings", float64(total.Blocking), 0)
	hold("quantities without a source", float64(total.Numbers), 0)
	hold("names, employers, titles without a source", float64(total.Names), 0)
	hold("tools without a source", float64(total.Tools), 0)
	hold("stock phrases", float64(total.Stock), 0)
	hold("sentences without a source", float64(total.NoSource), 0)
	hold("letters over 300 words", float64(total.Over), 0)
	hold("content words without a source, median", medians, 0.10)
	hold("content words without a source, most", most, 0.15)
	return s
}

func count(list []pair, how, facts string) figures {
	f := figures{How: how, Facts: facts, Filters: map[string]int{}, Lost: map[string]int{}, Openings: map[string]int{}, Falls: map[string]int{}}
	for _, x := range list {
		if x.Error != "" {
			f.Errors++
			continue
		}
		f.Letters++
		f.Blocking += len(x.Blocking)
		f.Numbers += len(x.Numbers)
		f.Names += len(x.Names)
		f.Tools += len(x.Tools)
		f.Stock += len(x.Stock)
		f.NoSource += x.NoSource
		f.Unsourced.add(x.Unsourced)
		f.Words.add(float64(x.Words))
		f.Millis.add(float64(x.Millis))
		f.ByModel += x.ByModel
		f.ByRule += x.ByRule
		f.Openings[x.Opening]++
		for k, n := range x.Falls {
			f.Falls[k] += n
		}
		for _, k := range x.Filters {
			f.Filters[k]++
		}
		for _, k := range x.Lost {
			f.Lost[k]++
		}
		for ok, n := range map[*int]bool{&f.Over: x.Words > 300, &f.Hook: x.Hook, &f.Repeated: x.Repeated > 0, &f.AtX: x.AtX > 1, &f.Skeletons: len(x.Missing) > 0} {
			if n {
				*ok++
			}
		}
	}
	for _, o := range overlaps(list) {
		f.Overlap.add(o)
	}
	for _, s := range []*spread{&f.Unsourced, &f.Words, &f.Millis, &f.Overlap} {
		s.settle()
	}
	return f
}

// overlaps compares letters of different people for one posting: the share of the
// four-word runs of the shorter that the other has too, names taken out.
func overlaps(list []pair) []float64 {
	by := map[string][]map[string]bool{}
	for _, x := range list {
		if x.Error == "" {
			by[x.Posting] = append(by[x.Posting], fours(x))
		}
	}
	var out []float64
	for _, sets := range by {
		for i := range sets {
			for k := range i {
				a, b := sets[i], sets[k]
				if len(a) > len(b) {
					a, b = b, a
				}
				same := 0
				for w := range a {
					if b[w] {
						same++
					}
				}
				if len(a) > 0 {
					out = append(out, float64(same)/float64(len(a)))
				}
			}
		}
	}
	return out
}

func fours(x pair) map[string]bool {
	text := x.Text
	if x.Letter != nil {
		var s strings.Builder
		for _, p := range x.Letter.Paragraphs {
			if p.Slot != "greeting" && p.Slot != "signature" {
				s.WriteString(p.Text() + " ")
			}
		}
		text = s.String()
	}
	var words []string
	for w := range strings.FieldsSeq(text) {
		bare := strings.Trim(w, ".,;:!?\"")
		if bare == "" || strings.ToLower(bare) != bare && !strings.HasPrefix(bare, "I") {
			continue // names
		}
		words = append(words, strings.ToLower(bare))
	}
	out := map[string]bool{}
	for i := 0; i+4 <= len(words); i++ {
		out[strings.Join(words[i:i+4], " ")] = true
	}
	return out
}

func (s summary) text() string {
	var b strings.Builder
	for _, g := range s.Groups {
		fmt.Fprintf(&b, "%s, %s answers: %d letters, %d failed, %d skeletons; blocking %d, quantities %d, names %d, tools %d, stock %d; words %.0f (most %.0f); unsourced %.0f%% median, %.0f%% most; hook %d, repeated openings %d, two At X %d; signals lost %v; filters %v; by rule %d, model %d; falls %v; overlap %.0f%% median, %.0f%% p95; %.0f ms median, %.0f p95\n",
			g.How, g.Facts, g.Letters, g.Errors, g.Skeletons, g.Blocking, g.Numbers, g.Names, g.Tools, g.Stock, g.Words.Median, g.Words.Max, 100*g.Unsourced.Median, 100*g.Unsourced.Max,
			g.Hook, g.Repeated, g.AtX, g.Lost, g.Filters, g.ByRule, g.ByModel, g.Falls, 100*g.Overlap.Median, 100*g.Overlap.P95, g.Millis.Median, g.Millis.P95)
	}
	for _, x := range s.Bars {
		mark := "holds"
		if !x.Holds {
			mark = "DOES NOT HOLD"
		}
		fmt.Fprintf(&b, "%-45s %8.3f (at most %.2f) %s\n", x.What, x.Value, x.Bar, mark)
	}
	return b.String()
}

// bins counts values into n equal bins up to most.
func bins(values []float64, n int, most float64) []int {
	out := make([]int, n)
	for _, v := range values {
		out[min(n-1, max(0, int(v/most*float64(n))))]++
	}
	return out
}

func topOf(list []int) int { return max(1, slices.Max(list)) }
