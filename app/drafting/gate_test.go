package drafting

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"vouchsafe/app/check"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

const sharedData = "../../../shared/data"

// sharedFiles lists the shared resumes that can be read, and the postings.
func sharedFiles(t *testing.T) (resumes, postings []string) {
	t.Helper()
	all, _ := filepath.Glob(filepath.Join(sharedData, "resumes", "*.pdf"))
	for _, f := range all {
		if !strings.HasPrefix(filepath.Base(f), "bad-") {
			resumes = append(resumes, f)
		}
	}
	postings, _ = filepath.Glob(filepath.Join(sharedData, "postings", "*.txt"))
	if len(resumes) == 0 || len(postings) == 0 {
		t.Skip("the shared resumes and postings are not here")
	}
	return resumes, postings
}

// read once: most of the time of these tests would go into reading the same files.
var (
	resumesRead  = map[string]*resume.Resume{}
	postingsRead = map[string]*posting.Posting{}
)

// readOnce gives d a shared resume and posting; false where one cannot be read.
func readOnce(t *testing.T, d *Desk, r, p string) bool {
	t.Helper()
	if _, seen := resumesRead[r]; !seen {
		var err error
		if resumesRead[r], err = d.ReadResume(context.Background(), r); err != nil {
			t.Logf("%s: %v", r, err)
		}
	}
	if _, seen := postingsRead[p]; !seen {
		postingsRead[p], _ = d.ReadPostingFile(context.Background(), p)
	}
	d.Take(resumesRead[r], postingsRead[p])
	return d.resume != nil && d.posting != nil
}

// plainText is a letter as it would be pasted: greeting to signature.
func plainText(l *letter.Letter) string {
	var s strings.Builder
	for _, p := range l.Paragraphs {
		s.WriteString(p.Text() + "\n\n")
	}
	return s.String()
}

// A letter of ours, checked as anybody's, has nothing that blocks.
func TestOwnLettersPassTheForeignCheck(t *testing.T) {
	resumes, postings := sharedFiles(t)
	step := 13
	if os.Getenv("VOUCHSAFE_ALL_PAIRS") != "" {
		step = 1
	}
	ctx := context.Background()
	kinds, letters := map[string]int{}, 0
	for i, rf := range resumes {
		d := New(Options{NoModel: true})
		t.Cleanup(func() { _ = d.Close() })
		for k := i % step; k < len(postings); k += step {
			if !readOnce(t, d, rf, postings[k]) {
				continue
			}
			l, err := d.Draft(ctx, letter.Options{}, nil)
			if err != nil {
				t.Errorf("%s × %s: %v", filepath.Base(rf), filepath.Base(postings[k]), err)
				continue
			}
			letters++
			if isSkeleton(l) {
				continue // dummy text in the place of deeds
			}
			for _, f := range l.Findings {
				if f.Tier == check.Blocking {
					kinds["own "+f.Code]++
					t.Errorf("%s × %s: drafted with %s: %q (%s)", filepath.Base(rf), filepath.Base(postings[k]), f.Code, f.Text, f.Why)
				}
			}
			r, err := d.CheckText(ctx, "letter.txt", []byte(plainText(l)))
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range r.Sentences {
				for _, f := range s.Findings {
					if f.Tier == check.Blocking {
						kinds[f.Code]++
						t.Errorf("%s × %s: %s: %q in %q (%s)", filepath.Base(rf), filepath.Base(postings[k]), f.Code, f.Text, s.Text, f.Why)
					}
				}
			}
		}
	}
	var list []string
	for k, n := range kinds {
		list = append(list, fmt.Sprintf("%s %d", k, n))
	}
	sort.Strings(list)
	t.Logf("%d letters; %v", letters, list)
}
