// A field of one sentence inside the letter. Svelte renders no text in it: it is
// typed in, and words that come from the program never overwrite words being typed,
// nor move the caret.
import { forget, older, sent, settle, typed } from "./typing";

export interface Field {
  /** The words as the program has them; read again whenever they change. */
  text: () => string;
  send: (text: string) => Promise<void>;
  /** The words are what they are to be: the field is left. */
  done: (text: string) => Promise<void>;
}

/** The words of a field: single spaces, whatever the browser made of them. */
export const plain = (text: string): string => text.split(/\s+/).filter(Boolean).join(" ");

export class Editable {
  #dirty = false; // words that the program does not have
  #typed = false; // words that it has, and was not told to be done
  readonly #element: HTMLElement;
  readonly #field: Field;

  constructor(element: HTMLElement, field: Field) {
    this.#element = element;
    this.#field = field;
  }

  /** Shows the words of the program, unless others are being typed. */
  show(text: string): void {
    if (this.#dirty || older(this, plain(text)) || plain(this.#element.textContent) === plain(text)) return;
    this.#typed = false; // others took their place
    const caret = caretIn(this.#element);
    this.#element.textContent = text;
    if (caret !== undefined) placeCaret(this.#element, caret);
  }

  /** A key changed the words. */
  input(): void {
    this.#dirty = true;
    typed(() => {
      this.#typed = true;
      return this.#give(this.#field.send);
    });
  }

  /** The field is left. */
  leave(): Promise<void> {
    if (this.#dirty || this.#typed) typed(() => this.#give(this.#field.done));
    this.#typed = false;
    return settle();
  }

  #give(to: (text: string) => Promise<void>): Promise<void> {
    const text = plain(this.#element.textContent);
    if (text && this.#dirty) sent(this, text); // a sentence without words is taken out
    this.#dirty = false;
    return to(text);
  }

  key(e: KeyboardEvent): void {
    if (e.key === "Enter" && !e.altKey) {
      e.preventDefault();
      if (!e.ctrlKey && !e.metaKey) nextField(this.#element)?.focus();
    } else if (e.key === "Escape" && this.#dirty) {
      e.stopPropagation();
      forget();
      this.#dirty = false;
      this.show(this.#field.text());
    }
  }
}

function nextField(element: HTMLElement): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("[data-sentence]")];
  return all[all.indexOf(element) + 1];
}

function caretIn(element: HTMLElement): number | undefined {
  const selection = document.getSelection();
  if (document.activeElement !== element || !selection?.anchorNode || !element.contains(selection.anchorNode)) return;
  return selection.anchorOffset;
}

function placeCaret(element: HTMLElement, at: number): void {
  const node = element.firstChild;
  if (node) document.getSelection()?.collapse(node, Math.min(at, node.textContent?.length ?? 0));
}
