package english

import "strings"

// Words that can be two things. Whoever has to be sure asks here first.
var (
	// Verbs whose base is as often a noun: "Lead nurse", "Design system", "Test rig".
	nounsToo = WordSet(`access address audit award back balance batch benchmark bridge budget build cache call campaign care cause champion change
	charge check claim class climb coach code command commission contract control cook cost count cover craft crash credit cut deal
	debate default delay design direct document double draft drill drive drop exchange exercise experiment export face feature feed field file
	film filter finance fit fix flow focus force forecast form format forward fund gain grade guard guide hack handle harvest head help hire
	hold host import increase index influence input instrument interface interview invoice issue judge label lead lecture level license
	lift limit link list load log look loop map mark market master match measure mentor mine mirror mix model monitor mount move network note
	offer order outline pack package page paint pair partner patch patent pause pay photograph pilot pin pivot place plan plant play poll
	port power practice practise present press price print process profile program project prompt prototype proxy pull purchase push query quote rank
	rate reach record recruit reform register release relay report request rescue research reserve reset rest result return review rework ride
	roll route run sample scale scan schedule score scope screen script seat segment sequence service set shape share shift ship show sign
	signal sketch sort source spark spec speed spend split sponsor spot spread staff stage stand start stock stop store stream study supply support
	surface survey swap switch sync tag target task test time total trace track trade train transfer transition transport trial triage trigger trim
	triple tune turn tutor type update upgrade upload use value version view visit volunteer watch welcome win wire work wrap yield`)

	// Gerunds that name a thing or a trade by themselves: "Training materials".
	gerundNouns = WordSet(`opening closing training testing marketing engineering planning accounting meeting building banking programming staffing
	catering nursing learning processing pricing branding reporting billing hosting funding tracking onboarding scheduling evening morning cooking
	monitoring mentoring teaching tutoring fundraising housekeeping bookkeeping merchandising debugging coding`)

	// Participles that stand before a noun as adjectives: "Embedded firmware".
	adjectival = WordSet(`embedded distributed certified applied advanced dedicated structured qualified experienced skilled licensed registered
	chartered related required mixed limited unified connected`)

	// Nouns before nouns that nobody takes for a verb.
	attributive = WordSet(`data user web client mobile cloud product business quality security system software hardware team sales customer staff
	key new high low daily weekly monthly email social front back night weekend field lab core base office school hospital bank shop food health
	industry partner vendor code server web-based open long short big small full part-time other more most many several junior senior third
	real-time live local good best free public private`)
)

// NounToo reports whether a verb's base is as often a noun.
func NounToo(base string) bool { return nounsToo[strings.ToLower(base)] }

// GerundNoun reports whether a gerund also names a thing or a trade.
func GerundNoun(w string) bool { return gerundNouns[strings.ToLower(w)] }

// Adjectival reports whether a participle is rather an adjective before a noun.
func Adjectival(w string) bool { return adjectival[strings.ToLower(w)] }

// Nominal reports whether a word that no verb list has looks like a noun or an
// adjective; "seize" does not.
func Nominal(w string) bool {
	low := strings.ToLower(w)
	if w != low || strings.ContainsAny(low, "-/0123456789'&.") || countNouns[low] || attributive[low] || IsFunction(low) {
		return true
	}
	for _, end := range []string{"al", "ic", "ics", "ive", "ous", "able", "ible", "ful", "less", "ion", "ions", "ment", "ments", "ity", "ness", "ance", "ence", "ism", "er", "ers",
		"or", "ors", "ary", "ory", "ant", "ent", "ware", "ship", "age", "ure", "logy", "work", "ly", "ia", "ed", "y"} {
		if len(low) > len(end)+2 && strings.HasSuffix(low, end) {
			return true
		}
	}
	return strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && len(low) > 3
}
