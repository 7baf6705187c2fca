package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"

	"vouchsafe/app/letter"
)

// slot is one contest as the reader sees it, and what they must not see.
type slot struct {
	A, B  string
	Model string // "A" or "B"
	Won   string // by the ranking, "A" or "B"
}

// writeBlind writes the contests of the letters drafted with the model, shuffled
// and without saying which is whose; the key goes into a file beside it.
func writeBlind(o options, path string) error {
	k, err := openKept(filepath.Join(o.out, "eval.jsonl"), false)
	if err != nil {
		return err
	}
	_ = k.file.Close()
	seen := map[string]bool{}
	var list []letter.Contest
	for _, x := range k.pairs {
		for _, c := range x.Contests {
			if c.Rule != c.Model && !seen[c.Rule+c.Model] {
				seen[c.Rule+c.Model] = true
				list = append(list, c)
			}
		}
	}
	if len(list) == 0 {
		return fmt.Errorf("no slot where rule and model both stand; draft with -model first")
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Rule+list[i].Model < list[j].Rule+list[j].Model })
	rnd := rand.New(rand.NewPCG(o.seed, 11)) //nolint:gosec // an order
	rnd.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	var slots []slot
	var b strings.Builder
	b.WriteString("Which reads better in a letter? Put A, B or = behind each number.\n")
	for i, c := range list {
		s := slot{c.Rule, c.Model, "B", "A"}
		if c.Won == "model" {
			s.Won = "B"
		}
		if rnd.IntN(2) == 1 {
			s = slot{s.B, s.A, other(s.Model), other(s.Won)}
		}
		slots = append(slots, s)
		fmt.Fprintf(&b, "\n%d:\nA  %s\nB  %s\n", i+1, s.A, s.B)
	}
	key, err := json.Marshal(slots)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".key", key, 0o600); err != nil {
		return err
	}
	fmt.Printf("%d slots in %s\n", len(slots), path)
	return os.WriteFile(path, []byte(b.String()), 0o600)
}

func other(s string) string {
	if s == "A" {
		return "B"
	}
	return "A"
}

var markRe = regexp.MustCompile(`^(\d+):\s*([ABab=])`)

// readMarks compares the reader's marks with the ranking.
func readMarks(_ options, path string) error {
	data, err := os.ReadFile(path + ".key") //nolint:gosec // the reader's own file
	if err != nil {
		return err
	}
	var slots []slot
	if err := json.Unmarshal(data, &slots); err != nil {
		return err
	}
	f, err := os.Open(path) //nolint:gosec // the reader's own file
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	marked, even, agree, model := 0, 0, 0, 0
	for s := bufio.NewScanner(f); s.Scan(); {
		m := markRe.FindStringSubmatch(s.Text())
		if m == nil {
			continue
		}
		var n int
		if _, err := fmt.Sscan(m[1], &n); err != nil || n < 1 || n > len(slots) {
			return fmt.Errorf("%s: there is no slot %s", path, m[1])
		}
		marked++
		x, mark := slots[n-1], strings.ToUpper(m[2])
		switch mark {
		case "=":
			even++
			continue
		case x.Won:
			agree++
		default:
			fmt.Printf("%d: reader %s, ranking %s\n  A %s\n  B %s\n", n, mark, x.Won, x.A, x.B)
		}
		if mark == x.Model {
			model++
		}
	}
	told := marked - even
	if told == 0 {
		return fmt.Errorf("%s has no marks", path)
	}
	fmt.Printf("%d marked, %d even; the ranking agrees with the reader in %d of %d (%.0f%%); the reader preferred the model in %d\n", marked, even, agree, told, 100*float64(agree)/float64(told), model)
	return nil
}
