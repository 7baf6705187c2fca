package command

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"vouchsafe/app/export"
)

// cli is the whole command line. A new command is a type with Run and Help, in a
// file of its own, and a line here.
type cli struct {
	Quiet bool `help:"Say nothing but results and errors."`
	// Main's caller takes this one out of the arguments; it is here for the help.
	WithoutNetworkLock bool        `help:"Leave the kernel's network lock out; the program says what that gives up."`
	Version            versionFlag `help:"Print the version."`

	Draft      draft      `cmd:"" help:"Draft a letter from a resume and a posting."`
	Read       read       `cmd:"" help:"Show what is understood of a resume."`
	Check      check      `cmd:"" help:"Check a letter, also one written elsewhere, against a resume."`
	Export     exporting  `cmd:"" help:"Write a drafted letter as PDF, DOCX, Markdown or text."`
	Models     modelsCmd  `cmd:"" help:"List, add and remove models."`
	Doctor     doctor     `cmd:"" help:"Say what works on this machine, and what to do about the rest."`
	Forget     forget     `cmd:"" help:"Remove everything personal: letters, resumes, answers, added models, saved states."`
	Completion completion `cmd:"" help:"Print the script that completes this command line in a shell."`
	Complete   complete   `cmd:"" hidden:"" passthrough:""`
}

const description = `Drafts a cover letter from a resume and a job posting, on this machine and nowhere else.

Without arguments, or with files, it opens its window. With a command it works here:

    vouchsafe read resume.pdf
    vouchsafe draft -r resume.pdf -p posting.txt -o letter.pdf --json letter.json
    vouchsafe check letter.pdf -r resume.pdf
    vouchsafe doctor

Results go to standard output, progress to standard error, and - stands for either. The exit code is 0 when all is well, 1 when the letter says what nothing vouches for, 2 when something given cannot be used (and nothing was written), 3 when the machine or the model failed.`

type versionFlag bool

func (versionFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprintln(app.Stdout, "vouchsafe "+version)
	app.Exit(0)
	return nil
}

func newParser(c *cli, s *shell) (*kong.Kong, error) {
	return kong.New(c,
		kong.Name("vouchsafe"),
		kong.Description(description),
		kong.Writers(s.out, s.err),
		kong.Vars{"styles": strings.Join(export.Styles, ","), "style_list": strings.Join(export.Styles, ", ")},
		kong.Exit(func(int) { panic(ended{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 96}),
		kong.ExplicitGroups([]kong.Group{
			{Key: "letter", Title: "The letter"},
			{Key: "output", Title: "Where it goes"},
			{Key: "engine", Title: "The model"},
		}),
	)
}

// examples lays out the examples of a command's help: pairs of what it does and
// the command itself.
func examples(pairs ...string) string {
	var b strings.Builder
	b.WriteString("Examples:\n")
	for i := 0; i+1 < len(pairs); i += 2 {
		fmt.Fprintf(&b, "\n    # %s\n    %s\n", pairs[i], pairs[i+1])
	}
	return b.String()
}
