import { beforeEach, describe, expect, it, vi } from "vitest";
import { finding, letterView, revs, sentence, view } from "../test/letters";

const api = vi.hoisted(() => ({
  Changes: vi.fn(),
  About: vi.fn(),
  Export: vi.fn(),
  Copy: vi.fn(),
  Clipboard: vi.fn(),
  Objections: vi.fn(),
  Applications: vi.fn(),
  Draft: vi.fn(),
  Edit: vi.fn(),
  onChanged: vi.fn(),
  faultOf: (x: unknown) => x,
}));
vi.mock("../lib/api", () => api);

const { desk } = await import("./desk.svelte");
const { attention } = await import("./attention.svelte");
const { names } = await import("../lib/titles");
const { library } = await import("./library.svelte");
const { output } = await import("./output.svelte");
const { panels } = await import("./panels.svelte");

beforeEach(() => {
  vi.clearAllMocks();
  api.Objections.mockResolvedValue([]);
});

describe("the desk", () => {
  it("keeps what it has where nothing new came, and drops what is gone", async () => {
    const letter = letterView([[sentence("Hi.")]]);
    api.Changes.mockResolvedValueOnce(view({ revs: revs({ letter: 1 }), letter }));
    await desk.sync();
    expect(desk.letter?.letter.paragraphs[0]?.sentences[0]?.text).toBe("Hi.");

    api.Changes.mockResolvedValueOnce(view({ revs: revs({ letter: 1 }) }));
    await desk.sync();
    expect(api.Changes).toHaveBeenLastCalledWith(revs({ letter: 1 }));
    expect(desk.letter).toBeDefined();

    api.Changes.mockResolvedValueOnce(view({ revs: revs({ letter: 2 }) }));
    await desk.sync();
    expect(desk.letter).toBeUndefined();
  });

  it("asks once more, not once each, when told of changes while asking", async () => {
    let answer: (view: unknown) => void = () => undefined;
    api.Changes.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    api.Changes.mockResolvedValue(view());
    const first = desk.sync();
    for (let i = 0; i < 20; i++) void desk.sync();
    answer(view());
    await first;
    expect(api.Changes).toHaveBeenCalledTimes(2);
  });

  it("shows what the program refuses", async () => {
    const fault = { code: "export_exists", what: "it is there", why: "", do: "" };
    desk.letter = letterView([[sentence("Hi.")]]);
    api.Export.mockRejectedValueOnce(fault);
    await output.export("pdf");
    expect(desk.trouble).toEqual(fault);
    expect(desk.notice).toBe("");
    expect(output.working).toBe(false);

    api.Export.mockResolvedValueOnce({ path: "/a/letter.pdf", name: "letter.pdf" });
    await output.export("pdf");
    expect(desk.trouble).toBeUndefined();
    expect(desk.notice).toContain("letter.pdf");
  });

  it("says nothing of an export that was cancelled", async () => {
    desk.letter = letterView([[sentence("Hi.")]]);
    api.Export.mockResolvedValueOnce({ path: "", name: "" });
    await output.export("docx");
    expect(desk.notice).toBe("");
  });
});

describe("attention", () => {
  it("follows the pointer, and stays with the selected sentence when it leaves", () => {
    const box = [0, 0, 10, 10];
    desk.letter = letterView([
      [sentence("One.", { sources: [{ kind: "resume", quote: "one", page: 1, box }] })],
      [sentence("Two.", { sources: [{ kind: "posting", quote: "two", page: 0, box }] })],
    ]);
    attention.moved = { p: 0, s: 0 };
    expect(attention.onResume).toHaveLength(1);
    attention.hovered = { p: 1, s: 0 };
    expect(attention.onResume).toHaveLength(0);
    expect(attention.inPosting).toEqual(["two"]);
    expect(attention.chosen?.text).toBe("One.");
    attention.hovered = undefined;
    expect(attention.sentence?.text).toBe("One.");
  });

  it("chooses no sentence that is not there", () => {
    desk.letter = letterView([[sentence("One.")], [sentence("Two."), sentence("It cost $14k.")]]);
    attention.moved = { p: 9, s: 9 };
    expect(attention.chosen).toBeUndefined();
  });
});

describe("a way out", () => {
  const wrong = finding("blocking", "41", { start: 8, end: 10 });
  beforeEach(() => {
    desk.letter = letterView([[sentence("I wrote 41 postmortems.")]]);
    api.Export.mockResolvedValue({ path: "/a/letter.pdf", name: "letter.pdf" });
  });

  it("waits where something must change, and goes on when they say so", async () => {
    api.Objections.mockResolvedValue([wrong]);
    await output.export("pdf");
    expect(api.Export).not.toHaveBeenCalled();
    expect(panels.open).toBe("objections");
    expect(output.objections).toEqual([wrong]);
    await output.allTheSame();
    expect(api.Export).toHaveBeenCalledExactlyOnceWith("pdf");
    expect(panels.open).toBeUndefined();

    await output.export("docx"); // asked each time
    expect(panels.open).toBe("objections");
    output.leave();
    await output.allTheSame();
    expect(api.Export).toHaveBeenCalledTimes(1);
  });

  it("asks before the clipboard and the printer too", async () => {
    api.Objections.mockResolvedValue([wrong]);
    await output.copy();
    expect(api.Clipboard).not.toHaveBeenCalled();
    expect(panels.open).toBe("objections");
    output.leave();
  });
});

describe("the list of applications", () => {
  const one = (id: number, over: Partial<ReturnType<typeof view>["open"]> = {}) => ({
    ...view().open, id, role: "Backend Engineer", company: "Amber", begun: id, ...over,
  });

  it("calls no two alike", () => {
    const all = names([one(3), one(1), one(2, { name: "Mine" })]);
    expect([...all.entries()].sort()).toEqual([
      [1, "Backend Engineer, Amber"],
      [2, "Mine"],
      [3, "Backend Engineer, Amber (2)"],
    ]);
  });

  it("does not show what is deleted, and offers to bring it back", async () => {
    api.Applications.mockResolvedValue([one(1), one(2, { deleted: true })]);
    await library.load();
    expect(library.all.map((a) => a.id)).toEqual([1]);
    expect(library.gone.map((a) => a.id)).toEqual([2]);
  });
});
