package posting

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestHeld(t *testing.T) {
	dir := os.Getenv("HELD")
	if dir == "" {
		t.Skip()
	}
	files, _ := filepath.Glob(dir + "/*.txt")
	right, filled, named := map[string]int{}, map[string]int{}, map[string]int{}
	for _, f := range files {
		data, _ := os.ReadFile(f)
		if d := os.Getenv("DUMP"); d != "" && strings.Contains(f, d) {
			ls := readText(string(data))
			for i := range ls {
				ls[i].at = i
				ls[i].findLabel()
			}
			divide(ls)
			for _, l := range ls {
				h := " "
				if l.heading {
					h = "H"
				}
				if l.bullet {
					h += "*"
				}
				if l.prompt {
					h += "!"
				}
				fmt.Printf("%2d %-3s %d %s %s\n", l.section, h, l.head, l.fact, l.text)
			}
		}
		p, err := Parse(string(data))
		fmt.Printf("\n=== %s\n", filepath.Base(f))
		if err != nil {
			fmt.Println("ERR", err)
			continue
		}
		want := map[string]string{}
		w, _ := os.ReadFile(strings.TrimSuffix(f, ".txt") + ".json")
		json.Unmarshal(w, &want)
		for _, x := range []struct{ k, v string }{{"company", p.Company.Value}, {"agency", p.Agency.Value}, {"role", p.Role.Value}, {"team", p.Team.Value}, {"person", p.Person.Value}, {"place", p.Place.Value}} {
			mark := " "
			if x.v != "" {
				filled[x.k]++
			}
			if want[x.k] != "" {
				named[x.k]++
			}
			if x.v == want[x.k] {
				if x.v != "" {
					right[x.k]++
				}
			} else {
				mark = "X want " + want[x.k]
			}
			if x.v != "" || mark != " " {
				fmt.Printf("%-8s %q %s\n", x.k, x.v, mark)
			}
		}
		if len(p.Roles) > 0 {
			fmt.Println("roles", p.Roles)
		}
		fmt.Println("lang", p.Language, "|", p.Verdict, "|", p.VerdictWhy)
		for _, n := range p.Needs {
			m := "nice"
			if n.Must {
				m = "must"
			}
			fmt.Printf("  %s: %s\n", m, n.Text)
		}
		fmt.Println("  stack:", strings.Join(p.Stack, ", "))
		for _, x := range p.Problems {
			fmt.Printf("  PROBLEM %.1f %s\n     hook: %s\n     task: %s\n", x.Score, x.Quote, x.Hook, x.Task)
		}
		for _, x := range p.Tasks {
			fmt.Printf("  TASK %.1f %s\n", x.Score, x.Task)
		}
		fmt.Println("  apply:", p.Apply.Value)
	}
	for _, k := range []string{"company", "agency", "role", "team", "person", "place"} {
		fmt.Printf("%-8s right %d of filled %d, named %d\n", k, right[k], filled[k], named[k])
	}
}
