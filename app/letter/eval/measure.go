package main

import (
	"fmt"
	"os"
	"regexp"
	"sort"
	"strings"
	"text/tabwriter"
	"unicode"

	"vouchsafe/app/check"
	"vouchsafe/app/english"
	"vouchsafe/app/evidence"
	"vouchsafe/app/letter"
	"vouchsafe/app/playbook"
)

var digits = regexp.MustCompile(`\d[\d.,]*`)

// measure looks for every number and name of the letter in the raw texts.
func (x *pair) measure(l *letter.Letter, own, theirs string) {
	x.Letter, x.Words, x.Opening, x.Company, x.Role = l, l.Words, l.Opening, l.Company, l.Role
	x.Placeholder, x.Signals = len(l.Placeholders), len(l.Signals.Names())
	all := squash(own + "\n" + theirs)
	var text []string
	var sources []evidence.Source
	for _, p := range l.Paragraphs {
		for _, s := range p.Sentences {
			if s.By == "model" {
				x.ByModel++
			}
			if len(s.Sources) == 0 {
				x.NoSource++
			}
			sources = append(sources, s.Sources...)
			text = append(text, s.Text)
		}
	}
	whole := strings.Join(text, " ")
	for _, n := range digits.FindAllString(whole, -1) {
		n = strings.TrimRight(n, ".,")
		if n != "90" && !strings.Contains(all, n) {
			x.Numbers = append(x.Numbers, n)
		}
	}
	for _, s := range text {
		for i, w := range english.Words(s) {
			r := []rune(w.Text)[0]
			if i > 0 && unicode.IsUpper(r) && w.Lower != "i" && !strings.HasPrefix(w.Lower, "i'") && !strings.Contains(strings.ToLower(all), strings.TrimSuffix(w.Lower, "'s")) && !startsClause(s, w.Start) {
				x.Names = append(x.Names, w.Text)
			}
		}
	}
	for _, f := range l.Findings {
		if f.Tier == check.Blocking {
			x.Blocking = append(x.Blocking, f.Code+": "+f.Text)
		}
	}
	x.Unsourced = check.Unsourced(whole, append(sources, evidence.Source{Quote: all}))
	p, err := playbook.Load(l.Pack)
	if err != nil {
		return
	}
	for _, ph := range p.Common.Stock {
		if check.HasPhrase(whole, ph.Match) && !check.HasPhrase(own, ph.Match) {
			x.Stock = append(x.Stock, ph.Match)
		}
	}
}

func startsClause(s string, at int) bool {
	before := strings.TrimRight(s[:at], " \"“")
	return before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ":")
}

// squash undoes what line breaks and soft hyphens do to words.
func squash(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00ad", "-", "’", "'").Replace(s)), " ")
}

func printTable(pairs []pair) {
	w := tabwriter.NewWriter(os.Stdout, 0, 2, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "resume\tposting\tcompany\trole\topening\twords\tblock\tnumbers\tnames\tunsourced\tstock\tsignals\tmodel\tms")
	var shares []float64
	sum := pair{}
	for _, x := range pairs {
		if x.Error != "" {
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\n", x.Resume, x.Posting, x.Error)
			continue
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%v\t%v\t%.0f%%\t%v\t%d\t%d\t%d\n", x.Resume, x.Posting, x.Company, x.Role, x.Opening, x.Words, len(x.Blocking), x.Numbers, x.Names, 100*x.Unsourced, x.Stock, x.Signals, x.ByModel, x.Millis)
		shares = append(shares, x.Unsourced)
		sum.Blocking = append(sum.Blocking, x.Blocking...)
		sum.Numbers = append(sum.Numbers, x.Numbers...)
		sum.Names = append(sum.Names, x.Names...)
		sum.Stock = append(sum.Stock, x.Stock...)
		sum.NoSource += x.NoSource
		sum.Words = max(sum.Words, x.Words)
	}
	_ = w.Flush()
	if len(shares) == 0 {
		return
	}
	sort.Float64s(shares)
	fmt.Printf("\n%d letters: %d blocking findings, %d numbers and %d names without a source, %d sentences without one, %d stock phrases; longest %d words; words without a source: median %.0f%%, most %.0f%%\n",
		len(shares), len(sum.Blocking), len(sum.Numbers), len(sum.Names), sum.NoSource, len(sum.Stock), sum.Words, 100*shares[len(shares)/2], 100*shares[len(shares)-1])
}
