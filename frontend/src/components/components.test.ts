import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { finding, letterView, sentence } from "../test/letters";

const api = vi.hoisted(() => ({
  Changes: vi.fn(),
  Mend: vi.fn(),
  Edit: vi.fn().mockResolvedValue(undefined),
  SaveFact: vi.fn().mockResolvedValue(1),
  RemoveFact: vi.fn().mockResolvedValue(undefined),
  OpenWithPassword: vi.fn().mockResolvedValue(undefined),
  About: vi.fn(),
  Typing: vi.fn().mockResolvedValue(undefined),
  Lock: vi.fn().mockResolvedValue(undefined),
  Regenerate: vi.fn().mockResolvedValue(undefined),
  Pick: vi.fn().mockResolvedValue(undefined),
  GiveBack: vi.fn().mockResolvedValue(undefined),
  Fill: vi.fn().mockResolvedValue(undefined),
  Draft: vi.fn().mockResolvedValue(undefined),
  Undo: vi.fn().mockResolvedValue(undefined),
  Cancel: vi.fn().mockResolvedValue(undefined),
  PastePosting: vi.fn().mockResolvedValue(undefined),
  onChanged: vi.fn(() => () => {}),
  faultOf: (x: unknown) => x,
}));
vi.mock("../lib/api", () => api);

const { desk } = await import("../stores/desk.svelte");
const { marksOf } = await import("../lib/marks");
const { forget } = await import("../lib/typing");
const { attention } = await import("../stores/attention.svelte");
const Diff = (await import("./library/Diff.svelte")).default;
const Facts = (await import("./reading/Facts.svelte")).default;
const Fault = (await import("./shell/Fault.svelte")).default;
const Findings = (await import("./reading/Findings.svelte")).default;
const Openings = (await import("./letter/Openings.svelte")).default;
const Paper = (await import("./letter/Paper.svelte")).default;
const PasswordAsk = (await import("./shell/PasswordAsk.svelte")).default;
const Placeholders = (await import("./reading/Placeholders.svelte")).default;
const PostingPaste = (await import("./posting/PostingPaste.svelte")).default;
const Progress = (await import("./letter/Progress.svelte")).default;
const SentenceCard = (await import("./reading/SentenceCard.svelte")).default;
const Signals = (await import("./reading/Signals.svelte")).default;

beforeEach(() => {
  vi.clearAllMocks();
  forget();
  desk.letter = undefined;
  attention.moved = undefined;
  attention.hovered = undefined;
});

describe("a sentence", () => {
  const paper = () => {
    const view = letterView([[sentence("Hi team,")], [sentence("One."), sentence("Two.")]]);
    desk.letter = view;
    return render(Paper, { view });
  };

  it("is a text field with a name, and choosing it chooses it", async () => {
    paper();
    await fireEvent.focus(screen.getByRole("textbox", { name: "Opening, sentence 2 of 2" }));
    expect(attention.selected).toEqual({ p: 1, s: 1 });
  });

  it("gives its words to the program on leaving, once", async () => {
    paper();
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Hello,";
    await fireEvent.input(field);
    await fireEvent.blur(field);
    await fireEvent.blur(field);
    expect(api.Edit.mock.calls).toEqual([[0, 0, "Hello,"]]);
  });

  it("says when words it gave before are done, and not of words that are the program's", async () => {
    vi.useFakeTimers();
    const { rerender } = paper();
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Hello,";
    await fireEvent.input(field);
    vi.advanceTimersByTime(300);
    await fireEvent.blur(field);
    expect(api.Typing.mock.calls).toEqual([[0, 0, "Hello,"]]);
    expect(api.Edit.mock.calls).toEqual([[0, 0, "Hello,"]]);

    field.textContent = "Hello, all";
    await fireEvent.input(field);
    vi.advanceTimersByTime(300);
    await rerender({ view: letterView([[sentence("Hello, all")]]) });
    await rerender({ view: letterView([[sentence("Hi team,")]]) }); // taken back
    await fireEvent.blur(field);
    expect(api.Edit).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it("gives its words after a pause in typing", async () => {
    vi.useFakeTimers();
    paper();
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Hello";
    await fireEvent.input(field);
    vi.advanceTimersByTime(200);
    field.textContent = "Hello,";
    await fireEvent.input(field);
    vi.advanceTimersByTime(200);
    expect(api.Typing).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(api.Typing.mock.calls).toEqual([[0, 0, "Hello,"]]);
    vi.useRealTimers();
  });

  it("takes typing back with Escape", async () => {
    paper();
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Slip";
    await fireEvent.input(field);
    await fireEvent.keyDown(field, { key: "Escape" });
    await fireEvent.blur(field);
    expect(field.textContent).toBe("Hi team,");
    expect(api.Typing).not.toHaveBeenCalled();
  });

  it("never loses words being typed to words that arrive", async () => {
    const { rerender } = paper();
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Hello, ever";
    await fireEvent.input(field);
    await rerender({ view: letterView([[sentence("Hi Ferry team,")]]) });
    expect(field.textContent).toBe("Hello, ever");
    await fireEvent.blur(field);
    await rerender({ view: letterView([[sentence("Hello, ever")]]) });
    await rerender({ view: letterView([[sentence("Hi again,")]]) });
    expect(field.textContent).toBe("Hi again,");
  });
});

describe("what must change", () => {
  const show = (text: string, ...at: { sentence: number; start: number; end: number }[]) => {
    const findings = at.map((x) => finding("blocking", "35", x));
    const view = letterView([[sentence("I cut incidents by 35%."), sentence(text)]], { findings });
    desk.letter = view;
    render(Findings, { findings });
    return render(Paper, { view });
  };

  it("is told of its own sentence to who cannot see it, and of no other", () => {
    show("I wrote 35 postmortems.", { sentence: 1, start: 8, end: 10 });
    const [right, wrong] = screen.getAllByRole("textbox");
    expect(right?.getAttribute("aria-invalid")).toBe("false");
    expect(right?.getAttribute("aria-describedby")).toBeNull();
    expect(wrong?.getAttribute("aria-invalid")).toBe("true");
    const told = document.getElementById(wrong?.getAttribute("aria-describedby") ?? "");
    expect(told?.textContent).toContain("Must change");
    expect(told?.textContent).toContain("“35”");
  });

  it("is marked at its own place, whatever stands before it", () => {
    const { container } = show("“Ça va?” I wrote 35 of 35.", { sentence: 1, start: 22, end: 24 });
    const fields = [...container.querySelectorAll<HTMLElement>("[data-sentence]")];
    const [mark] = marksOf(desk.letter?.letter.findings ?? [], fields);
    expect(mark?.element).toBe(fields[1]);
    expect(mark?.kind).toBe("blocking");
    expect(fields[1]?.textContent.slice(mark?.from, mark?.to)).toBe("35");
    expect(mark?.from).toBe("“Ça va?” I wrote ".length);
  });
});

describe("the menu of a sentence", () => {
  const open = async (alternatives: string[], locked = false) => {
    const view = letterView([[sentence("Hi team,")], [sentence("One."), sentence("Two.", { alternatives, locked })]]);
    desk.letter = view;
    render(Paper, { view });
    await fireEvent.focus(screen.getByRole("textbox", { name: "Opening, sentence 2 of 2" }));
  };

  it("offers other wordings, the same one twice if need be", async () => {
    await open(["Twice.", "Twice."]);
    await fireEvent.click(screen.getAllByText("Twice.")[1]!);
    await vi.waitFor(() => expect(api.Pick).toHaveBeenCalledWith(1, 1, 1));
  });

  it("locks and unlocks", async () => {
    await open([], true);
    await fireEvent.click(screen.getByText("Unlock it"));
    await vi.waitFor(() => expect(api.Lock).toHaveBeenCalledWith(1, 1, false));
  });

  it("has a sentence, its paragraph or the rest written again", async () => {
    await open([]);
    for (const [name, ...args] of [["Write it again", 1, 1], ["Write the paragraph again", 1, -1], ["Write the rest again", -1, -1]] as const) {
      await fireEvent.click(screen.getByText(name));
      await vi.waitFor(() => expect(api.Regenerate).toHaveBeenLastCalledWith(...args));
    }
  });

  it("sends words being typed before anything else", async () => {
    await open(["Other."]);
    const field = screen.getByRole("textbox", { name: "Greeting" });
    field.textContent = "Hello,";
    await fireEvent.input(field);
    void desk.undo();
    await vi.waitFor(() => expect(api.Undo).toHaveBeenCalledTimes(1));
    expect(api.Typing.mock.invocationCallOrder[0]).toBeLessThan(api.Undo.mock.invocationCallOrder[0]!);
  });
});

describe("the card of a sentence", () => {
  it("shows what vouches for it, each line once", () => {
    const source = { kind: "resume", quote: "Ran 12 queues", page: 1, box: [0, 0, 1, 1] };
    desk.letter = letterView([[sentence("I ran 12 queues.", { by: "model", sources: [source, source] })]]);
    attention.moved = { p: 0, s: 0 };
    render(SentenceCard);
    expect(screen.getAllByText("Ran 12 queues")).toHaveLength(1);
  });

  it("gives words of theirs up for those written for them, and only words of theirs", async () => {
    const composed = { text: "I ran 12 queues.", by: "rule", sources: [] };
    desk.letter = letterView([[sentence("I ran queues.", { by: "user", composed }), sentence("Picked.")]]);
    attention.moved = { p: 0, s: 1 };
    render(SentenceCard);
    expect(screen.queryByRole("button", { name: /Give it back/ })).toBeNull();
    attention.moved = { p: 0, s: 0 };
    await fireEvent.click(await screen.findByRole("button", { name: /Give it back/ }));
    await vi.waitFor(() => expect(api.GiveBack).toHaveBeenCalledWith(0, 0));
  });

  it("says so where nothing vouches", () => {
    desk.letter = letterView([[sentence("I ran the world.", { by: "user" })]]);
    attention.moved = { p: 0, s: 0 };
    render(SentenceCard);
    expect(screen.getByText("Nothing you gave vouches for this sentence.")).toBeTruthy();
  });
});

describe("what changed", () => {
  it("keeps words apart where one is taken out and another put in", () => {
    const pieces = [{ text: "I kept", change: "same" }, { text: "12", change: "removed" }, { text: "13", change: "added" }, { text: "queues.", change: "same" }];
    const { container } = render(Diff, { paragraphs: [{ pieces }] });
    expect(container.querySelector(".paper")?.textContent.replace(/\s+/g, " ").trim()).toBe("I kept 12 13 queues.");
  });
});

describe("openings", () => {
  beforeEach(() => (desk.letter = letterView([[sentence("Hi.")]])));

  it("explain themselves; one without evidence asks and does not draft", async () => {
    render(Openings);
    expect(screen.getByText("You had an outage")).toBeTruthy();
    const cost = screen.getByRole("radio", { name: "A cost decision" });
    await fireEvent.focus(cost);
    expect(screen.getByText(/What did it cost\?/)).toBeTruthy();
    await fireEvent.click(cost);
    expect(api.Draft).not.toHaveBeenCalled();
  });

  it("are one stop for Tab, and the arrow keys go round", async () => {
    render(Openings);
    const radios = screen.getAllByRole("radio");
    expect(radios.map((r) => r.tabIndex)).toEqual([0, -1]);
    radios[0]?.focus();
    await fireEvent.keyDown(radios[0]!, { key: "ArrowLeft" });
    expect(document.activeElement).toBe(radios[1]);
  });
});

describe("the right pane", () => {
  it("puts what must change first and leads to the sentence", () => {
    desk.letter = letterView([[sentence("It cost $14k.")]]);
    render(Findings, { findings: [finding("advisory", "elsewhere"), finding("blocking", "$14k", { start: 8, end: 12 })] });
    const items = screen.getAllByRole("listitem").map((x) => x.textContent);
    expect(items[0]).toContain("Must change");
    expect(items[0]).toContain("Show the sentence");
    expect(items[1]).not.toContain("Show the sentence");
  });

  it("tells a signal of the letter from one of the resume only", () => {
    const none = { load: false, incident: false, database: false, numbers: false, observability: false };
    render(Signals, { letter: { ...none, load: true }, resume: { ...none, load: true, numbers: true } });
    const items = screen.getAllByRole("listitem").map((x) => x.textContent);
    expect(items[0]).toContain("The letter shows it");
    expect(items[1]).toContain("Not in your resume yet");
    expect(items[3]).toContain("In your resume, not in the letter");
  });

  it("fills a placeholder", async () => {
    render(Placeholders, { placeholders: [{ text: "Thanks, {Your name}", slot: "signature" }] });
    const field = screen.getByRole("textbox", { name: "Your name" });
    await fireEvent.input(field, { target: { value: "Ada" } });
    await fireEvent.click(screen.getByRole("button", { name: "Fill in" }));
    expect(api.Fill).toHaveBeenCalledWith("Thanks, {Your name}", "Ada");
  });
});

describe("making a sentence true", () => {
  const wrong = (text: string) => finding("blocking", text, { start: 8, end: 12 });
  const propose = (after: string) => {
    desk.letter = letterView([[sentence("It cost $14k.")]]);
    api.Mend.mockResolvedValue({ before: "It cost $14k.", after, action: after ? "weakened" : "removed", why: [], sources: [], paragraph: 0 });
    render(Findings, { findings: [wrong("$14k"), wrong("cost")] });
    return fireEvent.click(screen.getByRole("button", { name: "Make it true" })); // once for both
  };

  it("proposes, and changes nothing before they take it", async () => {
    await propose("It cost less.");
    await screen.findByText("It cost less.");
    expect(api.Edit).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole("button", { name: "Take it" }));
    await vi.waitFor(() => expect(api.Edit).toHaveBeenCalledWith(0, 0, "It cost less."));
  });

  it("says so where nothing is left, and leaves it", async () => {
    await propose("");
    await fireEvent.click(await screen.findByRole("button", { name: "Leave it as it is" }));
    expect(screen.getByRole("button", { name: "Make it true" })).toBeTruthy();
    expect(api.Edit).not.toHaveBeenCalled();
  });

  it("is about the words it was made for, and no others", async () => {
    await propose("It cost less.");
    await screen.findByText("It cost less.");
    desk.letter = letterView([[sentence("It cost $14k or so.")]]);
    await vi.waitFor(() => expect(screen.queryByText("It cost less.")).toBeNull());
  });
});

describe("facts of theirs", () => {
  it("are kept, changed and removed", async () => {
    desk.person = { facts: [{ id: 7, text: "I ran the rota." }] } as typeof desk.person;
    render(Facts);
    const fact = screen.getByRole("textbox", { name: "A fact of yours" });
    await fireEvent.change(fact, { target: { value: "I ran the rota for a year." } });
    expect(api.SaveFact).toHaveBeenLastCalledWith(7, "I ran the rota for a year.");
    await fireEvent.click(screen.getByRole("button", { name: "Remove the fact “I ran the rota.”" }));
    expect(api.RemoveFact).toHaveBeenCalledWith(7);
    await fireEvent.input(screen.getByLabelText("Add a fact"), { target: { value: "I keep bees." } });
    await fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
    expect(api.SaveFact).toHaveBeenLastCalledWith(0, "I keep bees.");
  });
});

describe("work and trouble", () => {
  it("gives no number where nothing tells how far it is", () => {
    desk.run = { phase: "drafting", subject: "letter", stage: "drafting", done: 0, total: 0, elapsed: 6000, left_ms: -1 };
    render(Progress);
    expect(screen.getByText("6 s so far")).toBeTruthy();
    expect(screen.getByRole("progressbar").getAttribute("value")).toBeNull();
  });

  it("opens a locked paper with its password, and keeps it nowhere", async () => {
    render(PasswordAsk, { subject: "posting" });
    const field = screen.getByLabelText<HTMLInputElement>("Password of the file");
    await fireEvent.input(field, { target: { value: "sesame" } });
    await fireEvent.click(screen.getByRole("button", { name: "Open it" }));
    expect(api.OpenWithPassword).toHaveBeenCalledWith("posting", "sesame");
    expect(field.value).toBe("");
  });

  it("shows how far and how long, and can be stopped", async () => {
    desk.run = { phase: "drafting", subject: "letter", stage: "drafting", done: 2, total: 4, elapsed: 8000, left_ms: 8000 };
    render(Progress);
    expect(screen.getByText("2 of 4 · about 8 s")).toBeTruthy();
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe("0.5");
    await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(api.Cancel).toHaveBeenCalledTimes(1);
  });

  it("says what, why and what to do", async () => {
    const ondismiss = vi.fn();
    render(Fault, { fault: { code: "x", what: "scan.pdf has no text", why: "it is a picture", do: "run OCR" }, ondismiss });
    expect(screen.getByRole("alert").textContent).toContain("scan.pdf has no text. It is a picture.");
    await fireEvent.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(ondismiss).toHaveBeenCalledTimes(1);
  });
});

describe("pasting a posting", () => {
  const paste = (text: string) => {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => text } });
    return fireEvent(screen.getByRole("textbox"), event);
  };
  const props = { text: "", reading: false, onkeep: undefined };

  it("reads a whole posting at once", async () => {
    render(PostingPaste, props);
    await paste("We run queues that fall over every December night");
    expect(api.PastePosting).toHaveBeenCalledTimes(1);
  });

  it("waits for the button where a few words are pasted", async () => {
    render(PostingPaste, props);
    await paste("Backend Engineer");
    expect(api.PastePosting).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Backend Engineer" } });
    await fireEvent.click(screen.getByRole("button", { name: "Read the posting" }));
    expect(api.PastePosting).toHaveBeenCalledWith("Backend Engineer");
  });
});
