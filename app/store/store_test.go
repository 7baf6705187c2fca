package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vouchsafe/app/fault"
	"vouchsafe/app/letter"
	"vouchsafe/app/posting"
	"vouchsafe/app/resume"
)

var background = context.Background()

func mustOpen(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(background, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if f := fault.Of(err); err == nil || f.Code != code {
		t.Fatalf("got %v, want a fault %s", err, code)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func aLetter(text string) *letter.Letter {
	return &letter.Letter{Version: letter.Version, Paragraphs: []letter.Paragraph{
		{Slot: letter.Lead, Sentences: []letter.Sentence{{Text: text, By: "user"}}}}}
}

func textOf(l Letter) string { return l.Letter.Paragraphs[0].Text() }

func TestWhatIsSavedIsLoaded(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, dir)
	parsed := &resume.Resume{Version: 1, Contact: resume.Contact{Name: "Iða Ōe"}, Jobs: []resume.Job{{Employer: "Quay & Sons"}}}
	rid := must(s.SaveResume(background, Resume{Name: "cv.pdf", Data: []byte("%PDF-1.7\x00\xff"), Parsed: parsed}))
	pid := must(s.SavePosting(background, Posting{Data: []byte("We need …"), Parsed: &posting.Posting{Company: posting.Field{Value: "Amber"}}}))
	first := must(s.SaveLetter(background, Letter{Resume: rid, Posting: pid, Why: "drafted", Letter: aLetter("One.")}))
	sid := must(s.SaveStory(background, Story{Boxes: map[string]string{"trouble": "the queue grew"}}))
	must(s.SaveFact(background, Fact{Text: "I may work in Norway."}))
	for _, err := range []error{
		s.SaveAnswer(background, "hook", "your talk on queues"),
		s.SaveSetting(background, "paper", map[string]any{"size": "a4"}),
		s.SaveWindow(background, "main", []int{1, 2}),
		s.Close(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}

	s = mustOpen(t, dir)
	r := must(s.LoadResume(background, rid))
	if r.Name != "cv.pdf" || string(r.Data) != "%PDF-1.7\x00\xff" || !cmp.Equal(r.Parsed, parsed) {
		t.Errorf("resume came back as %+v", r)
	}
	p := must(s.LoadPosting(background, pid))
	if string(p.Data) != "We need …" || p.Parsed.Company.Value != "Amber" {
		t.Errorf("posting came back as %+v", p)
	}
	l := must(s.LoadLetter(background, first.ID, 0))
	if textOf(l) != "One." || l.Version != 1 || l.Resume != rid || l.Posting != pid || l.Why != "drafted" {
		t.Errorf("letter came back as %+v", l)
	}
	if x := must(s.Stories(background)); len(x) != 1 || x[0].ID != sid || x[0].Boxes["trouble"] != "the queue grew" {
		t.Errorf("stories came back as %+v", x)
	}
	if x := must(s.Facts(background)); len(x) != 1 || x[0].Text != "I may work in Norway." {
		t.Errorf("facts came back as %+v", x)
	}
	if x := must(s.Answers(background)); !cmp.Equal(x, map[string]string{"hook": "your talk on queues"}) {
		t.Errorf("answers came back as %+v", x)
	}
	var setting map[string]string
	if ok := must(s.LoadSetting(background, "paper", &setting)); !ok || setting["size"] != "a4" {
		t.Errorf("setting came back as %v", setting)
	}
	var window []int
	if ok := must(s.LoadWindow(background, "main", &window)); !ok || len(window) != 2 {
		t.Errorf("window came back as %v", window)
	}
	if must(s.LoadSetting(background, "none", &setting)) {
		t.Error("a setting that was never saved is there")
	}
}

func TestSameBytesAreOneResume(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	save := func(name, data string) int64 {
		return must(s.SaveResume(background, Resume{Name: name, Data: []byte(data), Parsed: &resume.Resume{Language: name}}))
	}
	a, b, c := save("a", "x"), save("b", "x"), save("c", "y")
	if a != b || a == c {
		t.Errorf("numbers %d, %d, %d", a, b, c)
	}
	all := must(s.Resumes(background))
	if len(all) != 2 || all[0].ID != c || all[1].Name != "b" || all[1].Parsed.Language != "b" {
		t.Errorf("resumes are %+v", all)
	}
}

func TestVersionsAreOnlyAdded(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	l := must(s.SaveLetter(background, Letter{Why: "drafted", Letter: aLetter("One.")}))
	for _, text := range []string{"Two.", "Two.", "One."} {
		l.Letter, l.Why = aLetter(text), "edited"
		l = must(s.SaveLetter(background, l))
	}
	other := must(s.SaveLetter(background, Letter{Letter: aLetter("Other.")}))
	var got []string
	for _, v := range must(s.Versions(background, l.ID)) {
		got = append(got, fmt.Sprint(v.Version, " ", v.Why, " ", textOf(v)))
	}
	if want := []string{"1 drafted One.", "2 edited Two.", "3 edited One."}; !cmp.Equal(got, want) {
		t.Errorf("versions %q, want %q", got, want)
	}
	if x := must(s.LoadLetter(background, l.ID, 2)); textOf(x) != "Two." {
		t.Errorf("version 2 is %q", textOf(x))
	}
	if all := must(s.Letters(background)); len(all) != 2 || all[0].ID != other.ID || textOf(all[1]) != "One." {
		t.Errorf("letters are %+v", all)
	}
	for _, attack := range []string{
		"DELETE FROM versions", "UPDATE versions SET body = '{}'", "DELETE FROM letters",
		"DELETE FROM resumes WHERE id IN (SELECT resume FROM letters)",
	} {
		if _, err := s.db.Exec(attack); err == nil && !strings.Contains(attack, "resumes") {
			t.Errorf("%s was allowed", attack)
		}
	}
	_, err := s.SaveLetter(background, Letter{ID: 99, Letter: aLetter("x")})
	wantCode(t, err, "not_stored")
	_, err = s.LoadLetter(background, l.ID, 9)
	wantCode(t, err, "not_stored")
}

func TestApplicationsAreKeptListedAndOnlyPutAway(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	pid := must(s.SavePosting(background, Posting{Data: []byte("x"), Parsed: &posting.Posting{Company: posting.Field{Value: "Amber"}}}))
	id := must(s.SaveApplication(background, Application{Posting: pid}))
	other := must(s.SaveApplication(background, Application{Name: "other"}))
	l := must(s.SaveLetter(background, Letter{Posting: pid, Letter: &letter.Letter{Words: 130}}))
	must(s.SaveApplication(background, Application{ID: id, Name: "ignored", Posting: pid, Letter: l.ID, State: []byte(`{"at":3}`)}))
	for _, err := range []error{s.NameApplication(background, id, "mine"), s.PutApplicationAway(background, other, true)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	all := must(s.Applications(background))
	if len(all) != 2 || all[0].ID != id || all[0].Company != "Amber" || all[0].Words != 130 || all[0].Name != "mine" || !all[1].Away {
		t.Errorf("got %+v", all)
	}
	if a := must(s.LoadApplication(background, id)); string(a.State) != `{"at":3}` || a.Letter != l.ID {
		t.Errorf("got %+v", a)
	}
	if _, err := s.db.Exec("DELETE FROM applications"); err == nil {
		t.Error("an application was destroyed")
	}
	_, err := s.SaveApplication(background, Application{ID: 99})
	wantCode(t, err, "not_stored")
}

// The clock is set back a day while the window is open, and again at the next start.
func TestAClockThatGoesBackwardsChangesNoOrder(t *testing.T) {
	dir := t.TempDir()
	back := time.Duration(0)
	clock = func() time.Time { return time.Now().Add(-back) }
	t.Cleanup(func() { clock = time.Now })
	var letter Letter
	var applications []int64
	for i := range 3 {
		s := mustOpen(t, dir)
		letter.Letter, letter.Why = aLetter(fmt.Sprint("Version ", i+1)), "edited"
		letter = must(s.SaveLetter(background, letter))
		applications = append(applications, must(s.SaveApplication(background, Application{Letter: letter.ID})))
		must(s.SaveFact(background, Fact{Text: fmt.Sprint("fact ", i)}))
		back += 24 * time.Hour
		must(s.SaveApplication(background, Application{ID: applications[0], Letter: letter.ID})) // opened again, a day "earlier"
		s.Close()
	}
	s := mustOpen(t, dir)
	if l := must(s.LoadLetter(background, letter.ID, 0)); textOf(l) != "Version 3" || len(must(s.Versions(background, letter.ID))) != 3 {
		t.Errorf("the newest version is %q", textOf(l))
	}
	var order []int64
	for _, a := range must(s.Applications(background)) {
		order = append(order, a.ID)
	}
	if want := []int64{applications[0], applications[2], applications[1]}; !slices.Equal(order, want) {
		t.Errorf("applications %v, saved in the order %v", order, want)
	}
	if facts := must(s.Facts(background)); len(facts) != 3 || facts[2].Text != "fact 2" {
		t.Errorf("facts %+v", facts)
	}
	if kept := must(numbered(s.backups())); len(kept) < 3 {
		t.Errorf("backups %v", kept)
	}
}

func TestCorrectionsStayWithTheBytes(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	data := []byte("the resume")
	if _, known, err := s.ResumeCorrections(background, data); known || err != nil {
		t.Fatalf("known %v, %v", known, err)
	}
	r := Resume{Data: data, Parsed: &resume.Resume{}}
	id := must(s.SaveResume(background, r))
	r.Corrections = []byte(`["one"]`)
	must(s.SaveResume(background, r))
	r.Corrections = nil // read again, nothing corrected
	must(s.SaveResume(background, r))
	got, known, err := s.ResumeCorrections(background, data)
	if string(got) != `["one"]` || !known || err != nil {
		t.Errorf("got %s, %v, %v", got, known, err)
	}
	if r := must(s.LoadResume(background, id)); string(r.Corrections) != `["one"]` {
		t.Errorf("loaded %s", r.Corrections)
	}
}

func TestPreferencesOfClaims(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	for _, err := range []error{
		s.SavePreference(background, "a", map[string]bool{"never": true}),
		s.SavePreference(background, "b", map[string]bool{}),
		s.SavePreference(background, "b", nil),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := must(s.Preferences(background)); len(got) != 1 || string(got["a"]) != `{"never":true}` {
		t.Errorf("got %v", got)
	}
}

func TestThePersonMayTakeTheirWordsBack(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	id := must(s.SaveFact(background, Fact{Text: "a"}))
	must(s.SaveFact(background, Fact{ID: id, Text: "b"}))
	if x := must(s.Facts(background)); len(x) != 1 || x[0].Text != "b" {
		t.Errorf("facts are %+v", x)
	}
	story := must(s.SaveStory(background, Story{}))
	for _, err := range []error{
		s.RemoveFact(background, id), s.RemoveStory(background, story),
		s.SaveAnswer(background, "k", "v"), s.SaveAnswer(background, "k", ""),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if n := len(must(s.Facts(background))) + len(must(s.Stories(background))) + len(must(s.Answers(background))); n != 0 {
		t.Errorf("%d of the person's words are still there", n)
	}
	_, err := s.SaveFact(background, Fact{ID: 77, Text: "x"})
	wantCode(t, err, "not_stored")
}

func TestOnlyTheOwnerMayRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := mustOpen(t, dir)
	must(s.SaveFact(background, Fact{Text: "a"}))
	if err := s.Backup(background); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		info, _ := d.Info()
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
		seen++
		return err
	})
	if err != nil || seen < 6 { // two folders; store, log, index, lock, backup
		t.Errorf("%d files and folders seen, %v", seen, err)
	}
}

func TestDurabilityIsAsserted(t *testing.T) {
	for _, c := range []struct {
		replace, with string
		fine          bool
	}{
		{"synchronous(full)", "synchronous(full)", true},
		{"synchronous(full)", "synchronous(normal)", false},
		{"journal_mode(wal)", "journal_mode(memory)", false},
		{"journal_mode(wal)", "journal_mode(delete)", true},
		{"foreign_keys(1)", "foreign_keys(0)", false},
		{"secure_delete(1)", "secure_delete(0)", false},
	} {
		pragmas := slices.Clone(settings)
		pragmas[slices.Index(pragmas, c.replace)] = c.with
		db := must(sql.Open("sqlite", address(filepath.Join(t.TempDir(), File), url.Values{"_pragma": pragmas})))
		db.SetMaxOpenConns(1)
		if err := assertDurable(background, db); (err == nil) != c.fine {
			t.Errorf("with %s: %v", c.with, err)
		}
		db.Close()
	}
}

func TestAwkwardFolderNames(t *testing.T) {
	for _, name := range []string{"a b", "q?x=1", "h#a", "50%25", "ünïcödé", "it's", "a&b;c"} {
		dir := filepath.Join(t.TempDir(), name)
		s := mustOpen(t, dir)
		must(s.SaveFact(background, Fact{Text: name}))
		if _, err := os.Stat(filepath.Join(dir, File)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFullDiskSaysSoAndKeepsWhatWasSaved(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	id := must(s.SaveFact(background, Fact{Text: "kept"}))
	if _, err := s.db.Exec("PRAGMA max_page_count = 40"); err != nil {
		t.Fatal(err)
	}
	_, err := s.SaveResume(background, Resume{Data: make([]byte, 1<<20), Parsed: &resume.Resume{}})
	wantCode(t, err, "store_full")
	if x := must(s.Facts(background)); len(x) != 1 || x[0].ID != id {
		t.Errorf("facts are %+v", x)
	}
}

func TestACancelledCallIsNoFault(t *testing.T) {
	s := mustOpen(t, t.TempDir())
	ctx, cancel := context.WithTimeout(background, -time.Second)
	defer cancel()
	if _, err := s.Facts(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
