import { afterEach, describe, expect, it, type Mock, vi } from "vitest";
import { base64Of, type DropTarget, listenForDrops } from "./drop";
import { keepFocus } from "./focus";
import { asSentence } from "./prose";
import { lit } from "./quotes";
import { type Action, keys, onKey } from "./shortcuts";
import { next, show } from "./zoom";

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
  const to = Object.fromEntries(Object.keys(keys).map((action) => [action, vi.fn()])) as Record<Action, Mock>;
  afterEach(() => vi.clearAllMocks());

  const press = (key: string, over: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...over });
    let known = false;
    target.addEventListener("keydown", (e) => (known = onKey(e, to)), { once: true });
    target.dispatchEvent(event);
    return known;
  };
  const held = (chord: string) => ({
    ctrlKey: chord.includes("Ctrl+"),
    altKey: chord.includes("Alt+"),
    shiftKey: chord.includes("Shift+"),
  });

  it("runs each action by its keys, and no other", () => {
    for (const chord of Object.values(keys)) press(chord.split(/\+(?=.)/).at(-1) ?? "", held(chord));
    for (const call of Object.values(to)) expect(call).toHaveBeenCalledTimes(1);
    expect(press("c", { ctrlKey: true })).toBe(false);
    expect(press("o")).toBe(false);
    expect(press("e", { ctrlKey: true, altKey: true })).toBe(false);
  });
  it("goes back with Shift, and knows the keys of other programs", () => {
    press("F6", { shiftKey: true });
    expect(to.nextPane).toHaveBeenCalledWith(true);
    press("y", { ctrlKey: true });
    expect(to.redo).toHaveBeenCalledTimes(1);
    press("?", { shiftKey: true });
    expect(to.help).toHaveBeenCalledTimes(1);
  });
  it("leaves undo to a plain field and a question mark to whoever types one", () => {
    expect(press("z", { ctrlKey: true }, document.createElement("textarea"))).toBe(false);
    const sentence = document.createElement("span");
    sentence.setAttribute("role", "textbox");
    expect(press("z", { ctrlKey: true }, sentence)).toBe(true);
    expect(press("?", { shiftKey: true }, sentence)).toBe(false);
  });
});

describe("the size of the window", () => {
  it("goes up and down by steps, and no further than the last", () => {
    expect(next(100, 1)).toBe(110);
    expect(next(100, -1)).toBe(90);
    expect(next(200, 1)).toBe(200);
    expect(next(80, -1)).toBe(80);
    expect(next(130, 1)).toBe(150); // of a size that is no step
  });
  it("is that of the root's letters", () => {
    show(200);
    expect(document.documentElement.style.fontSize).toBe("175%");
    show(100);
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
  it("moves to another pane where its own has nothing left, and to a dialog's own things in a dialog", async () => {
    document.body.innerHTML = `<main><section><button id="a">a</button></section><section><button id="b">b</button></section></main>
      <dialog open><header><button id="c">c</button></header><button id="d">d</button></dialog>`;
    const stop = keepFocus(document.body);
    const take = (id: string) => {
      const button = document.getElementById(id);
      button?.focus();
      button?.remove();
    };
    take("b");
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("a"));
    take("d");
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("c"));
    stop();
    document.body.innerHTML = "";
  });
});
