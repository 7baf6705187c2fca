// How the letter reads, and what would make it stronger.
export const reading = {
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
    mend: "Make it true",
    mending: "Looking for what is true in it…",
    mended: { kept: "By itself it is true as it stands", weakened: "Back to what your lines say", replaced: "Your own line instead", removed: "Nothing true is left of it" } as Record<string, string>,
    take: "Take it",
    takeOut: "Take the sentence out",
    leave: "Leave it as it is",
  },

  facts: {
    title: "What else is true",
    why: "A sentence each, with its number. A letter may tell it as it tells a line of your resume.",
    label: "A fact of yours",
    add: "Add a fact",
    hint: "For example: I looked after two junior engineers for a year",
    keep: "Keep it",
    remove: "Remove",
    removeOf: (fact: string) => `Remove the fact “${fact}”`,
  },

  placeholders: {
    title: "Still to fill",
    label: (text: string) => /\{([^{}]+)\}/.exec(text)?.[1] ?? text,
    fill: "Fill in",
  },

  questions: {
    title: "What would make it stronger",
    story: "Tell the story",
    answer: "Keep the answer",
    change: "Change the answer",
  },
  gaps: { title: "Asked for, not in your resume", honest: "If you bring one up, this is true:" },

  story: {
    button: "Your story",
    title: "The story, told once",
    intro: "Most resumes leave the best story out: the day something broke or had to change. Tell it here in rough notes; every later letter can open with it.",
    boxes: {
      trouble: { asks: "What broke or had to change, and how big was it?", hint: "the size in one number helps most" },
      found: { asks: "How did you find out?", hint: "an alert, a customer, a graph" },
      call: { asks: "What call did you make?", hint: "what you did, in the order you did it" },
      result: { asks: "What did the number do?", hint: "before and after" },
      left_behind: { asks: "What was left behind?", hint: "a postmortem, a runbook, an alert" },
    },
    confidential: "Leave out what is not yours to tell. “A payment processor” does for an employer's name, a rounded number for a secret one.",
    notes: "Paste rough notes or a postmortem instead",
    notesLabel: "Rough notes",
    notesHint: "In any order. They are split into the boxes below, for you to check.",
    split: "Split into the boxes",
    grown: "How a letter could tell it",
    nothing: "It grows here as you type.",
    keep: "Keep the story",
    shelf: "On the shelf",
    remove: "Remove",
    removeOf: (words: string) => `Remove the story “${words}”`,
  },
} as const;
