package document

import (
	"fmt"
	"path/filepath"
	"time"

	"vouchsafe/app/fault"
)

// The faults of this package, by code. Each says what happened to which file,
// why, and what the person can do.

func label(name string) string {
	if name == "" {
		return "the text"
	}
	return filepath.Base(name)
}

func withCause(f *fault.Fault, err error) error {
	f.Err = err
	return f
}

func faultEmpty(name string) error {
	return fault.BadInput("empty_file", label(name)+" is empty", "there is nothing in it to read",
		"Check that it was saved or downloaded whole, and try again")
}

func faultMissing(path string) error {
	return fault.BadInput("file_missing", "there is no file "+path, "",
		"Check the path; drag the file in or use the file dialog if unsure")
}

func faultFolder(path string) error {
	return fault.BadInput("is_a_folder", path+" is a folder", "a single file is needed", "Name the file inside it")
}

func faultUnreadable(path string, err error) error {
	return withCause(fault.BadInput("unreadable", "cannot read "+path, err.Error(),
		"Check that you may open it, or copy it to your home folder first"), err)
}

func faultTooLarge(name string, size, limit int) error {
	return fault.BadInput("too_large", label(name)+" is too large",
		fmt.Sprintf("it has %d MB, and %d MB is the most that is read", size>>20, limit>>20),
		"Export it again without large pictures")
}

func faultTooMuchText(name string, chars, limit int) error {
	return fault.BadInput("too_large", label(name)+" holds too much text",
		fmt.Sprintf("it has about %d characters, and %d is the most that is read", chars, limit),
		"Give only the resume or the posting itself")
}

func faultTooManyPages(name string, pages, limit int) error {
	return fault.BadInput("too_many_pages", label(name)+" has too many pages",
		fmt.Sprintf("it says %d pages, and %d is the most that is read", pages, limit),
		"Export only the pages that matter")
}

func faultNotPDF(name string) error {
	return fault.BadInput("not_a_pdf", label(name)+" is not a PDF",
		"its name says PDF, but its content does not begin like one",
		"Open it in the program that made it and export it as PDF")
}

func faultUnknown(name string) error {
	return fault.BadInput("unknown_format", label(name)+" is of no format that can be read",
		"PDF, DOCX, HTML, Markdown and plain text can be read",
		"Export it as PDF from the program that made it")
}

func faultEncrypted(name string, tried bool) error {
	why := "it asks for a password before it can be opened"
	if tried {
		why = "the password given does not open it"
	}
	return fault.BadInput("pdf_encrypted", label(name)+" is locked with a password", why,
		"Give its password, or save a copy without one (print to PDF) and use that")
}

func faultDamaged(name string, err error) error {
	f := fault.BadInput("damaged", label(name)+" is damaged",
		"it begins like a document, but the rest cannot be made sense of",
		"Download or export it again; opening and re-saving it in a viewer often mends it")
	f.Err = err
	return f
}

func faultNoText(name, seen string) error {
	return fault.BadInput("no_text_layer", label(name)+" has no text that can be read", seen,
		"Export it again from the editor it was written in (not as a scan or picture), or run OCR on it, for example with ocrmypdf")
}

func faultTimeout(name string, limit time.Duration) error {
	return fault.BadInput("took_too_long", label(name)+" took too long to read",
		fmt.Sprintf("reading was stopped after %s", limit),
		"Print it to a new PDF from a viewer, and use that")
}

func faultParser(err error) error {
	return fault.Broken("pdf_reader", "the PDF reader could not be started", err,
		"Check that the cache folder is writable and that memory is free, then try again")
}
