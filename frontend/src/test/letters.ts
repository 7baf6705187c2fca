import type { app, check, letter } from "../lib/api";

export function sentence(text: string, over: Partial<letter.Sentence> = {}): letter.Sentence {
  return { text, by: "rule", sources: [], alternatives: [], ...over };
}

/** A finding of some words of a sentence, or of the whole letter where it has no place. */
export function finding(tier: string, text: string, at: Partial<check.Place> = {}): check.Finding {
  return { tier, code: tier, text, why: tier + " why", fix: "do it", at: { paragraph: 0, sentence: 0, start: 0, end: 0, ...at } };
}

/** A letter view with these paragraphs of sentences. */
export function letterView(paragraphs: letter.Sentence[][], over: Partial<letter.Letter> = {}): app.LetterView {
  const slots = ["greeting", "opening", "proof"];
  return {
    can_undo: false,
    can_redo: false,
    stale: false,
    letter: {
      version: 1,
      needs: [],
      company: "Harbour Lines",
      role: "Backend Engineer",
      team: "",
      opening: "incident",
      openings: [
        { kind: "incident", available: true, why: "You had an outage", question: "" },
        { kind: "cost", available: false, why: "", question: "What did it cost?" },
      ],
      looks: { typeface: "", accent: "" },
      seed: 1,
      pack: "backend",
      form: "letter",
      tone: "plain",
      words: 300,
      language: "en",
      date: "2026-11-23",
      sender: { name: "Ada Holm", email: "", phone: "", place: "", links: [] },
      recipient: { person: "", team: "", company: "" },
      paragraphs: paragraphs.map((sentences, i) => ({ slot: slots[i] ?? "proof", sentences })),
      signals: { load: true, incident: false, database: false, numbers: false, observability: false },
      findings: [],
      placeholders: [],
      questions: [],
      gaps: [],
      timings: {
        read_ms: 0,
        load_ms: 0,
        prefix_ms: 0,
        first_sentence_ms: 0,
        draft_ms: 0,
        export_ms: 0,
        prompt_tokens: 0,
        generated_tokens: 0,
      },
      ...over,
    },
  };
}

/** Revisions, all at zero but these. */
export const revs = (over: Partial<app.Revs> = {}): app.Revs => ({ resume: 0, posting: 0, letter: 0, person: 0, ...over });

/** A view of the program with nothing in it. */
export function view(over: Partial<app.View> = {}): app.View {
  return {
    run: { phase: "empty", subject: "", stage: "", done: 0, total: 0, elapsed: 0, left_ms: -1 },
    faults: {},
    choices: { opening: "", form: "", tone: "", words: 0, pack: "", name: "", chars: 0 },
    revs: revs(),
    saved: "saved",
    notes: [],
    open: { id: 1, name: "", company: "", role: "", begun: 0, changed: 0, words: 0, open: true, deleted: false },
    ...over,
  };
}
