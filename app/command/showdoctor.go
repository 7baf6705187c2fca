package command

import "fmt"

// diagnosis prints what works and, below what does not, what to do.
func (p *page) diagnosis(d diagnosis) {
	p.line("vouchsafe %s", d.Version)

	model := "not installed"
	if d.Model.Installed {
		model = "checksum right"
		if !d.Model.SHA256OK {
			model = "checksum wrong"
		}
	}
	p.item("model", d.Model.SHA256OK, join(", ", d.Model.Name, d.Model.Licence, model), d.Model.Do)
	if d.Model.Installed {
		p.detail(d.Model.Path)
	}

	engine := "not found"
	if d.Libraries.LlamaCpp != "" {
		engine = join(", ", d.Libraries.LlamaCpp, "processor variant "+d.Libraries.CPUVariant)
	}
	p.item("llama.cpp", d.Libraries.LlamaCpp != "", engine, d.Libraries.Do)
	if d.Libraries.Dir != "" {
		p.detail(d.Libraries.Dir)
	}
	for _, x := range d.Devices {
		state := "used"
		if !x.Used {
			state = "not used: " + x.WhyNot
		}
		memory := ""
		if x.MemoryBytes > 0 {
			memory = megabytes(int64(x.MemoryBytes))
		}
		p.item("device", x.Used, join(", ", x.Name, x.Description, memory, state), "")
	}

	p.item("network lock", d.NetworkLock.On, d.NetworkLock.Tried, "")
	page := "a letter was set, written as PDF and read back"
	if !d.Page.OK {
		page = "no letter can be written as PDF"
	}
	p.item("page", d.Page.OK, page, d.Page.Do)
	p.item("reader", d.Reader.OK, "a line was understood", d.Reader.Do)
	p.item("store", d.Store.OK, fmt.Sprintf("schema %d", d.Store.Schema), "")
	p.detail(d.Store.Path)
	for _, n := range d.Store.Notes {
		p.flow("      ", "      ", n, nil)
	}
	p.line("")
	for _, n := range d.SandboxNotes {
		p.flow("", "", n, p.faint)
	}
}

func (p *page) item(what string, ok bool, state, do string) {
	p.flow(fmt.Sprintf("  %s %-12s ", mark(ok), what), "                 ", state, nil)
	if do != "" {
		p.flow("      → ", "        ", do, nil)
	}
}

func (p *page) detail(s string) { p.line("                 %s", p.faint(s)) }
