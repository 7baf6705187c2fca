package command

import "vouchsafe/app/lock"

type doctor struct {
	JSON bool `name:"json" help:"Print it as JSON."`
}

func (doctor) Help() string {
	return examples(
		"what works here", "vouchsafe doctor",
		"the proof that nothing leaves: what the kernel said to an attempt just now", "vouchsafe doctor --json | jq .network_lock",
	) + "\nEverything is really tried: a socket, a letter as PDF read back, the store. The exit code is 0 whatever is missing.\n"
}

// diagnosis is what doctor --json prints. Do is empty where nothing is to be done.
type diagnosis struct {
	Version      string         `json:"version"`
	Model        modelState     `json:"model"`
	Libraries    librariesState `json:"libraries"`
	Devices      []deviceState  `json:"devices"`
	Reader       readerState    `json:"reader"`
	NetworkLock  lock.State     `json:"network_lock"`
	Store        storeState     `json:"store"`
	Page         pageState      `json:"page"`
	SandboxNotes []string       `json:"sandbox_notes"`
}

type modelState struct {
	Name      string `json:"name"`
	Path      string `json:"path"`
	Licence   string `json:"licence"`
	Installed bool   `json:"installed"`
	SHA256OK  bool   `json:"sha256_ok"`
	Do        string `json:"do"`
}

type librariesState struct {
	Dir        string `json:"dir"`
	LlamaCpp   string `json:"llama_cpp"`
	CPUVariant string `json:"cpu_variant"`
	Do         string `json:"do"`
}

type deviceState struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Kind        string `json:"kind"` // "cpu", "gpu"
	MemoryBytes uint64 `json:"memory_bytes"`
	Used        bool   `json:"used"`
	WhyNot      string `json:"why_not"`
}

type readerState struct {
	OK bool   `json:"ok"` // a line was understood
	Do string `json:"do"`
}

type storeState struct {
	Path   string   `json:"path"`
	Schema int      `json:"schema"`
	OK     bool     `json:"ok"`
	Notes  []string `json:"notes"`
}

type pageState struct {
	OK bool   `json:"ok"` // a letter was set, written as PDF, and read back
	Do string `json:"do"`
}

func (c *doctor) Run(s *shell) error {
	p := s.progress()
	defer p.clear()
	d := diagnosis{Version: version, NetworkLock: lock.Status()}
	p.at("looking at the model", 0, 0)
	d.Model = examineModel(s.ctx, p)
	p.at("looking for devices", 0, 0)
	d.Libraries, d.Devices = examineEngine()
	p.at("reading a line", 0, 0)
	d.Reader = examineReader(s.ctx)
	p.at("opening the store", 0, 0)
	d.Store = examineStore(s.ctx)
	p.at("setting a page", 0, 0)
	d.Page = examinePage(s.ctx)
	d.SandboxNotes = sandboxNotes(d.NetworkLock)
	p.clear()
	if s.ctx.Err() != nil {
		return s.ctx.Err()
	}
	if c.JSON {
		return s.out.json(d)
	}
	s.out.diagnosis(d)
	return nil
}
