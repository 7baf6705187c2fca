// Getting the letter out: to a file, read back before it counts, or to the clipboard.
import * as api from "../lib/api";
import { texts } from "../lib/texts";
import { desk } from "./desk.svelte";

export type Format = "pdf" | "docx" | "md" | "txt";

class Output {
  working = $state(false);

  async export(format: Format): Promise<void> {
    if (this.working || !desk.letter) return;
    this.working = true;
    desk.notice = "";
    await desk.attempt(async () => {
      const written = await api.Export(format);
      if (written.path) desk.notice = texts.export.done(written.name);
    });
    this.working = false;
  }

  async copy(): Promise<void> {
    if (!desk.letter) return;
    await desk.attempt(async () => {
      await api.Copy();
      desk.notice = texts.export.copied;
    });
  }
}

export const output = new Output();
