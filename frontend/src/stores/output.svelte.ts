// Getting the letter out: to a file, read back before it counts, to the clipboard, to
// a printer.
import * as api from "../lib/api";
import type { app, check } from "../lib/api";
import { texts } from "../lib/texts";
import { putOnClipboard } from "../lib/clipboard";
import { settle } from "../lib/typing";
import { desk } from "./desk.svelte";
import { panels } from "./panels.svelte";

export type Format = "pdf" | "docx" | "md" | "txt";

class Output {
  working = $state(false);
  /** Where the last export went. */
  written = $state.raw<app.Exported | undefined>();
  /** What speaks against the way out that waits for the person's word. */
  objections = $state.raw<check.Finding[]>([]);
  #waiting: (() => Promise<void>) | undefined;

  export = (format: Format) =>
    this.#out(async () => {
      this.written = undefined;
      const written = await api.Export(format);
      if (!written.path) return;
      this.written = written;
      desk.notice = texts.export.done(written.name);
    });

  copy = () =>
    this.#out(async () => {
      if (!putOnClipboard(await api.Clipboard())) await api.Copy();
      desk.notice = texts.export.copied;
    });

  print = () => this.#out(() => api.Print());

  showInFolder = () => desk.attempt(() => api.ShowInFolder(this.written?.path ?? ""));

  /** Takes the way out that waits, whatever speaks against it. */
  allTheSame = (): Promise<void> => {
    const how = this.#waiting;
    this.leave();
    return how ? this.#work(how) : Promise.resolve();
  };

  leave(): void {
    this.#waiting = undefined;
    this.objections = [];
    panels.close();
  }

  /** A way out, with the words that are being typed. Where something speaks against it,
   *  it waits for the person's word, each time. */
  #out = (how: () => Promise<void>): Promise<void> =>
    this.#work(async () => {
      await settle();
      this.objections = await api.Objections();
      if (this.objections.length === 0) return how();
      this.#waiting = how;
      panels.show("objections");
    });

  /** One at a time. */
  async #work(how: () => Promise<void>): Promise<void> {
    if (this.working || !desk.letter) return;
    this.working = true;
    desk.notice = "";
    await desk.attempt(how);
    this.working = false;
  }
}

export const output = new Output();
