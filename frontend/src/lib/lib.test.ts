import { afterEach, describe, expect, it, vi } from "vitest";
import { base64Of, type DropTarget, listenForDrops } from "./drop";
import { keepFocus } from "./focus";
import { asSentence } from "./prose";
import { lit } from "./quotes";
import { onKey, type Shortcuts } from "./shortcuts";

const litText = (text: string, ...quotes: string[]) =>
  lit(text, quotes)
    .filter((p) => p.lit)
    .map((p) => p.text);

describe("quotes", () => {
  it("finds a quote whatever its spaces and quotation marks", () => {
    expect(litText("It’s an “idle”\tcluster.", `it's an "idle" cluster`)).toEqual(["It’s an “idle”\tcluster"]);
  });
  it("lights every place and leaves the rest", () => {
    expect(litText("late, then late again", "late")).toEqual(["late", "late"]);
    expect(lit("nothing here", ["late"])).toEqual([{ text: "nothing here", lit: false }]);
  });
  it("lights a line that is part of a longer quote", () => {
    expect(litText("backs up,", "our queue backs up, and drivers wait")).toEqual(["backs up,"]);
  });
  it("keeps every character, whatever lower case does to its length", () => {
    const text = "İstanbul runs 12 queues";
    expect(lit(text, ["12 queues"]).map((p) => p.text).join("")).toBe(text);
    expect(litText(text, "12 queues")).toEqual(["12 queues"]);
  });
  it("lights nothing for an empty quote", () => expect(litText("words", "", " ")).toEqual([]));
});

describe("sentences", () => {
  it("capitalises and ends once", () => {
    expect(asSentence("the sentence stops short")).toBe("The sentence stops short.");
    expect(asSentence("Why so?. ")).toBe("Why so?");
    expect(asSentence("Rare, and tells how you think..")).toBe("Rare, and tells how you think.");
    expect(asSentence("notes.pdf is empty")).toBe("notes.pdf is empty.");
    expect(asSentence("p99 fell")).toBe("p99 fell.");
    expect(asSentence(" ")).toBe("");
  });
});

describe("drops", () => {
  const to = { files: vi.fn(), text: vi.fn(), bytes: vi.fn(), hover: vi.fn() } satisfies DropTarget;
  const drop = (types: string[], over: { files?: File[]; text?: string; target?: Element } = {}) => {
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types, files: over.files ?? [], getData: () => over.text ?? "" } });
    (over.target ?? document.body).dispatchEvent(event);
    return event;
  };
  let stop = () => {};
  afterEach(() => {
    stop();
    vi.clearAllMocks();
  });

  it("keeps the webview from opening what is dropped or hovers", () => {
    stop = listenForDrops(to);
    for (const name of ["dragenter", "dragover"]) {
      const hovering = new Event(name, { cancelable: true });
      window.dispatchEvent(hovering);
      expect(hovering.defaultPrevented).toBe(true);
    }
    expect(drop(["text/plain"]).defaultPrevented).toBe(true);
  });
  it("tells files from text by the types, and where they fell", () => {
    stop = listenForDrops(to);
    const zone = document.createElement("div");
    zone.dataset["zone"] = "posting";
    const inner = zone.appendChild(document.createElement("p"));
    document.body.append(zone);
    drop(["text/uri-list", "text/html"], { target: inner });
    expect(to.files).toHaveBeenCalledWith("posting");
    drop(["text/plain"], { text: "We run queues" });
    expect(to.text).toHaveBeenCalledWith("We run queues");
    expect(to.files).toHaveBeenCalledTimes(1);
    zone.remove();
  });
  it("takes the bytes where a webview gives files", () => {
    stop = listenForDrops(to);
    const file = new File(["%PDF"], "resume.pdf");
    drop(["Files"], { files: [file] });
    expect(to.bytes).toHaveBeenCalledWith(file);
  });
  it("stops listening", () => {
    listenForDrops(to)();
    drop(["text/plain"], { text: "x" });
    expect(to.text).not.toHaveBeenCalled();
  });
  it("encodes bytes of any value and length", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
    expect(await base64Of({ arrayBuffer: () => Promise.resolve(bytes.buffer) })).toBe(Buffer.from(bytes).toString("base64"));
  });
});

describe("shortcuts", () => {
  const to = {
    openResume: vi.fn(),
    openPosting: vi.fn(),
    draft: vi.fn(),
    stop: vi.fn(),
    export: vi.fn(),
    copy: vi.fn(),
    undo: vi.fn(),
    redo: vi.fn(),
    nextPane: vi.fn(),
  } satisfies Shortcuts;
  afterEach(() => vi.clearAllMocks());

  const press = (key: string, over: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...over });
    let known = false;
    target.addEventListener("keydown", (e) => (known = onKey(e, to)), { once: true });
    target.dispatchEvent(event);
    return known;
  };

  it("knows its keys, and no others", () => {
    const ctrl = { ctrlKey: true };
    const shift = { ctrlKey: true, shiftKey: true };
    press("o", ctrl);
    press("O", shift);
    press("Enter", ctrl);
    press("e", ctrl);
    press("C", shift);
    press("z", ctrl);
    press("Z", shift);
    press("Escape");
    press("F6", { shiftKey: true });
    for (const call of Object.values(to)) expect(call).toHaveBeenCalledTimes(1);
    expect(to.nextPane).toHaveBeenCalledWith(true);
    expect(press("c", ctrl)).toBe(false);
    expect(press("o")).toBe(false);
    expect(press("e", { ctrlKey: true, altKey: true })).toBe(false);
  });
  it("leaves undo to a field that is being typed in", () => {
    expect(press("z", { ctrlKey: true }, document.createElement("textarea"))).toBe(false);
    const sentence = document.createElement("span");
    sentence.dataset["dirty"] = "true";
    expect(press("z", { ctrlKey: true }, sentence)).toBe(false);
    sentence.dataset["dirty"] = "false";
    expect(press("z", { ctrlKey: true }, sentence)).toBe(true);
  });
});

describe("focus", () => {
  it("moves within the pane when its element goes away or is disabled", async () => {
    document.body.innerHTML = `<main><section><button id="a">a</button><button id="b">b</button></section></main>`;
    const stop = keepFocus(document.body);
    const b = document.querySelector<HTMLButtonElement>("#b");
    b?.focus();
    b?.remove();
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("a"));
    stop();
    document.body.innerHTML = "";
  });
});
