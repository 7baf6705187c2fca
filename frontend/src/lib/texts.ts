// Every word of the interface. Letters themselves are in English for now; the
// interface is ready for translation: one object, functions where a value goes in.

export const texts = {
  name: "Vouchsafe",
  panes: { sources: "What you gave", letter: "Your letter", reading: "How it reads" },

  lock: {
    on: "Offline",
    onWhy: (tried: string) =>
      `The kernel refuses this program the network. Tried a moment ago: ${tried}.`,
    check: "See for yourself, from a terminal:",
    command: "strace -f -e trace=socket vouchsafe",
    scope: "Held for this program and all it starts. Other programs, your browser among them, are not its to hold.",
    off: "Network open",
    offWhy: (tried: string) => `Nothing holds this program back from the network here. Tried a moment ago: ${tried}.`,
  },

  resume: {
    title: "Resume",
    invite: "Drop your resume here",
    inviteMore: "PDF, DOCX, Markdown, text or JSON. It stays on this computer.",
    open: "Open a resume…",
    replace: "Replace…",
    reading: "Reading the resume…",
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    pageAlt: (file: string, page: number) => `Page ${page} of ${file}`,
    viewPage: "Page",
    viewRead: "What was read",
    view: "Show the resume as",
    noPages: "This format has no pages to show. Here is what was read.",
    present: "now",
    unplaced: "Fits nowhere",
    skills: "Skills",
    education: "Education",
    projects: "Projects",
    verdicts: { good: "Reads well", weak: "Little to build on", no_text: "No text in it" } as Record<string, string>,
  },

  posting: {
    title: "Job posting",
    label: "Paste the job posting",
    placeholder: "Paste the posting here, or drop a file. The whole text: what goes wrong there is often in the middle.",
    read: "Read the posting",
    open: "Open a file…",
    edit: "Change…",
    keep: "Keep the one above",
    reading: "Reading the posting…",
    company: "Company",
    role: "Role",
    team: "Team",
    person: "Contact",
    unknown: "not named",
    problems: "What hurts there",
    needs: "Asked for",
    met: { met: "your resume has it", missing: "not in your resume" } as Record<string, string>,
    full: "The posting",
    language: (code: string) =>
      `The posting is in another language (${code}). Letters are written in English for now.`,
    verdicts: {
      problem: "Names a real problem",
      duties: "Lists duties, no problem",
      boilerplate: "Mostly boilerplate",
    } as Record<string, string>,
  },

  letter: {
    emptyTitle: "A letter that is true",
    emptySteps: [
      "Give your resume. Every claim it makes is found and marked on the page.",
      "Paste the posting. The line that hurts most becomes the reason you write.",
      "Read the letter. Point at any sentence to see the words of yours that vouch for it.",
    ],
    readyTitle: "Both are here",
    draft: "Draft the letter",
    again: "Draft again",
    stop: "Stop",
    undo: "Undo",
    redo: "Redo",
    stale: "The resume or the posting has changed since this letter was written.",
    sentence: (slot: string, n: number, of: number) => (of > 1 ? `${slot}, sentence ${n} of ${of}` : slot),
    slots: {
      greeting: "Greeting",
      opening: "Opening",
      proof: "Proof",
      day_to_day: "Day to day",
      plan: "First 90 days",
      close: "Close",
      signature: "Signature",
    } as Record<string, string>,
    words: (n: number) => `${n} words`,
    composed: "Composed by rule; no model was used",
    by: (model: string) => `Phrased by ${model}, inside a lock of your own words`,
  },

  choices: {
    opening: "Open with",
    openings: {
      incident: "An incident",
      migration: "A migration",
      cost: "A cost decision",
      role: "The role",
    } as Record<string, string>,
    unavailable: (question: string) => `Nothing in your resume tells this yet. ${question}`,
    tone: "Tone",
    tones: { plain: "Plain", warm: "Warm", brisk: "Brisk" } as Record<string, string>,
    form: "Form",
    forms: { letter: "Letter", email: "E-mail", box: "Text box", paragraph: "One paragraph" } as Record<string, string>,
    words: "At most",
    wordsOption: (n: number) => (n === 0 ? "one page" : `${n} words`),
  },

  progress: {
    stages: {
      loading: "Waking the model",
      prefix: "Preparing the model",
      drafting: "Improving sentence by sentence",
      checking: "Checking against your resume",
    } as Record<string, string>,
    starting: "Composing",
    of: (done: number, total: number) => `${done} of ${total}`,
    left: (seconds: number) => (seconds < 60 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`),
    stayed: "The letter below is already complete; better sentences replace it as they come.",
  },

  sentence: {
    title: "This sentence",
    none: "Point at a sentence, or move to it with Tab, to see what vouches for it.",
    by: { model: "Phrased by the model", rule: "Composed by rule", user: "Your own words" } as Record<string, string>,
    kinds: {
      resume: "Your resume",
      posting: "The posting",
      answer: "Your answer",
      pack: "The form of such letters",
    } as Record<string, string>,
    noSource: "Nothing you gave vouches for this sentence.",
    alternatives: "Say it another way",
  },

  signals: {
    title: "Five signals",
    why: "What a hiring manager looks for in ten seconds.",
    names: {
      load: "Operated under load",
      incident: "An incident, and the call",
      database: "A database, and why",
      numbers: "Numbers, not adjectives",
      observability: "What was instrumented",
    } as Record<string, string>,
    states: {
      letter: "The letter shows it",
      resume: "In your resume, not in the letter",
      none: "Not in your resume yet",
    },
    order: ["load", "incident", "database", "numbers", "observability"] as const,
  },

  findings: {
    title: "Before you send",
    none: "Nothing to mend.",
    blocking: "Must change",
    advisory: "Consider",
    show: "Show the sentence",
  },

  placeholders: {
    title: "Still to fill",
    label: (text: string) => /\{([^{}]+)\}/.exec(text)?.[1] ?? text,
    fill: "Fill in",
  },

  questions: { title: "What would make it stronger" },
  gaps: { title: "Asked for, not in your resume" },

  export: {
    button: "Export PDF",
    more: "Other formats",
    formats: { docx: "Word (DOCX)", md: "Markdown", txt: "Plain text" } as Record<string, string>,
    copy: "Copy text",
    copied: "The letter is on the clipboard.",
    done: (name: string) => `${name} is written and was read back.`,
    working: "Writing and reading back…",
  },

  fault: { dismiss: "Dismiss", what: "Something is wrong" },
  stumbled: { what: "The page stumbled. Nothing is lost.", reload: "Show it again" },
  drop: { title: "Drop it anywhere", more: "A resume, a posting, or both at once" },
} as const;
