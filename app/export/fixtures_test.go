package export

import (
	"strings"

	"vouchsafe/app/letter"
)

// sample is a letter as the pipeline makes them, of invented people.
func sample() *letter.Letter {
	return letterOf(
		"Hi Rosalind,",
		`On the first Monday of January 2025 our reminder queue grew to 310,000 jobs in 70 minutes, so I put a circuit breaker in front of the SMS gateway and capped retries at three. The queue was empty by 18:00 with no reminder sent twice. "When a vendor's network drops, its chargers all reconnect at once" is why I'm applying for the Backend Engineer role.`,
		`I moved 420 GB of appointments from MySQL 5.7 to PostgreSQL 14 with dual writes and a nightly checksum of every table; the cutover took 11 minutes and lost no booking. Before that, at Tidewell Timesheets, the nightly payroll export's peak memory fell from 14 GB to 600 MB after I rewrote it to stream rows.`,
		`Day to day I write Go on PostgreSQL and RabbitMQ for 1,900 veterinary clinics, and I'm on call one week in six. I moved our alerts from averages to p99 per clinic group, because the averages hid our slowest clinics.`,
		`In my first 90 days I'd want to show per vendor where the time goes between the tap and the start, the way I did it for the booking path - the median time to find a fault fell from 50 to 12 minutes.`,
		"Resume attached. Happy to walk you through that runbook on a call.",
		"Thanks, Maren Tolliver",
	)
}

func letterOf(paragraphs ...string) *letter.Letter {
	slots := []string{letter.Greeting, letter.Lead, letter.Proof, letter.DayToDay, letter.Plan, letter.Close}
	l := &letter.Letter{
		Version: letter.Version, Form: "letter", Language: "en", Date: "2026-11-23",
		Company: "Amberquay Charging", Role: "Backend Engineer, Sessions", Team: "Sessions",
		Sender: letter.Sender{Name: "Maren Tolliver", Email: "maren.tolliver@example.com", Phone: "+44 7700 900142", Place: "Leeds, UK",
			Links: []string{"https://maren-tolliver.example.com"}},
		Recipient: letter.Recipient{Person: "Rosalind Achterberg", Team: "Sessions", Company: "Amberquay Charging"},
	}
	for i, text := range paragraphs {
		slot := letter.Signature
		if i+1 < len(paragraphs) {
			slot = slots[min(i, len(slots)-1)]
		}
		p := letter.Paragraph{Slot: slot}
		for s := range strings.SplitSeq(text, "\n") {
			p.Sentences = append(p.Sentences, letter.Sentence{Text: s})
		}
		l.Paragraphs = append(l.Paragraphs, p)
	}
	return l
}
