package main

import (
	"fmt"
	"strings"

	"vouchsafe/llm"
)

// The texts are about a railway that does not exist.
const instructions = "You rewrite notes as plain sentences in the first person. Keep every number. Add nothing."

var shots = []string{
	"Note: moved the signal log from files to a database, lookups 40 s -> 2 s\nSentence: I moved the signal log from files to a database, and lookups fell from 40 s to 2 s.",
	"Note: wrote the night shift's handover page after two missed alarms\nSentence: After two missed alarms I wrote the page that the night shift hands over with.",
	"Note: halved the ticket printers' paper use, 1,200 rolls a year\nSentence: I halved the paper that our ticket printers use, which had been 1,200 rolls a year.",
}

// longPrefix is about n tokens of instructions and worked examples. The tag makes
// it unlike any other, so that it is read anew.
func longPrefix(tag string, n int) []llm.Message {
	var b strings.Builder
	fmt.Fprintf(&b, "%s Set %s of examples follows.\n\n", instructions, tag)
	for i := 0; b.Len() < n*37/10; i++ {
		fmt.Fprintf(&b, "Example %d\n%s\n\n", i+1, shots[i%len(shots)])
	}
	return []llm.Message{{Role: "system", Content: b.String()}}
}

var notes = []string{
	"Note: replaced the points-heater controllers at 31 stations before winter, no frozen points in two years\nSentence:",
	"Note: found why freight paths were lost at midnight (clock drift on one server), added an alarm, none lost since\nSentence:",
	"Note: brought level-crossing reports from paper to tablets, 19 crews, reports now the same day instead of a week later\nSentence:",
	"Note: cut the timetable build from 5 h to 50 min by reading only what changed\nSentence:",
}

const story = "Tell a long story about a lighthouse keeper who repairs clocks, with as many details as you can."

// copied asks for a sentence with one word changed, original for a new one.
const copied = "Repeat the following paragraph, but write \"carriages\" instead of \"coaches\".\n\nIn the spring the depot at the river took in forty coaches from the coast line, and the crew there checked the brakes of all forty coaches, replaced the doors of eleven coaches, and painted the rest of the coaches in the dark green of the old company before the summer timetable began."

const original = "Write three sentences of advice for someone who learns to sail on a cold lake."
