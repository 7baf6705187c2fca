// Getting the letter out: to a file, read back before it counts, to the clipboard, to
// a printer.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { texts } from "../lib/texts";
import { putOnClipboard } from "../lib/clipboard";
import { settle } from "../lib/typing";
import { desk } from "./desk.svelte";

export type Format = "pdf" | "docx" | "md" | "txt";

class Output {
  working = $state(false);
  /** Where the last export went. */
  written = $state.raw<app.Exported | undefined>();

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

  /** One way out at a time, with the words that are being typed. */
  async #out(how: () => Promise<void>): Promise<void> {
    if (this.working || !desk.letter) return;
    this.working = true;
    desk.notice = "";
    await settle();
    await desk.attempt(how);
    this.working = false;
  }
}

export const output = new Output();
