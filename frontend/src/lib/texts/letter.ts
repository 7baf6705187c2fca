// The letter and how it is written.
export const letter = {
  letter: {
    emptyTitle: "A letter that is true",
    emptySteps: [
      "Give your resume. Every claim it makes is found and marked on the page.",
      "Paste the posting. What the job is for is looked up in it, and the letter answers that.",
      "Read the letter. Point at any sentence to see the words of yours that vouch for it.",
    ],
    readyTitle: "Both are here",
    draft: "Draft the letter",
    again: "Draft again",
    stop: "Stop",
    undo: "Undo",
    redo: "Redo",
    skim: "Ten seconds",
    skimHint: (key: string) => `What a hiring manager sees in ten seconds (${key})`,
    stale: "Something you gave or chose has changed since this letter was written.",
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
    title: "How it is written",
    button: (said: string) => `How it is written: ${said}`,
    kept: "Each change drafts anew. The letter before it stays under Versions.",
    pack: "Kind of work",
    tone: "Tone",
    tones: { plain: "Plain", warm: "Warm", brisk: "Brisk" } as Record<string, string>,
    form: "Form",
    forms: { letter: "Letter", email: "E-mail", box: "Text box", paragraph: "One paragraph" } as Record<string, string>,
    words: "At most",
    wordsOption: (n: number) => (n === 0 ? "one page" : `${n} words`),
    chars: "Characters",
    charsOption: (n: number) => (n === 0 ? "as usual" : `${n} at most`),
  },

  progress: {
    stages: {
      loading: "Waking the model",
      prefix: "Preparing the model",
      drafting: "Trying better wordings of each sentence",
      checking: "Checking against your resume",
      adding: "Copying and checking the model",
    } as Record<string, string>,
    starting: "Composing",
    so_far: (seconds: number) => `${seconds} s so far`,
    of: (done: number, total: number) => `${done} of ${total}`,
    left: (seconds: number) => (seconds < 60 ? `about ${seconds} s` : `about ${Math.round(seconds / 60)} min`),
    stayed: "The letter below is already complete; better sentences replace it as they come.",
  },

  sentence: {
    title: "This sentence",
    none: "Point at a sentence, or move to it with Tab, to see what vouches for it.",
    by: { model: "Phrased by the model", rule: "Composed by rule", user: "Your own words" } as Record<string, string>,
    own: "Openings, stories and drafts to come leave it as you wrote it.",
    giveBack: "Give it back as it was written for you",
    kinds: {
      resume: "Your resume",
      posting: "The posting",
      answer: "Your answer",
      pack: "The form of such letters",
    } as Record<string, string>,
    noSource: "Nothing you gave vouches for this sentence.",
    more: "Other wordings and more: the dots beside it, or Alt+↓.",
  },

  menu: {
    title: (others: number) => (others ? `Change this sentence; ${others} other wordings` : "Change this sentence"),
    hint: (key: string) => `Other wordings, lock, write again (${key.replace("ArrowDown", "↓")})`,
    others: "Say it another way",
    noOthers: "No other wording passed the check",
    lock: "Lock it",
    unlock: "Unlock it",
    rewrite: { sentence: "Write it again", paragraph: "Write the paragraph again", rest: "Write the rest again" },
    kept: "What is locked, and what you wrote yourself, stays when the paragraph or the rest is written again.",
  },

  claims: {
    label: "In later letters",
    describe: (employer: string) => `In place of “${employer}”`,
    description: "a payment processor",
    lost: (n: number) =>
      n === 1
        ? "What you said of this line is kept, but the resume no longer has it:"
        : "What you said of these lines is kept, but the resume no longer has them:",
    uses: {
      "": "where it fits",
      prefer: "prefer it",
      never: "never use it",
      team: "with the team",
      confidential: "confidential",
    } as Record<string, string>,
    means: {
      prefer: "It is chosen before others.",
      never: "No letter will tell it.",
      team: "The verb claims less: you took part.",
      confidential: "Its numbers stay out, and the employer is described, not named:",
    } as Record<string, string>,
  },
} as const;
