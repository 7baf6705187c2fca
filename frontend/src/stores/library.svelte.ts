// All applications that are kept, and which of them is on the desk.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { texts } from "../lib/texts";
import { desk } from "./desk.svelte";

/** What an application is called: as the person named it, else by its job. */
export const titleOf = (a: app.Application | undefined): string =>
  a?.name || [a?.role, a?.company].filter(Boolean).join(", ") || texts.library.untitled;

class Library {
  all = $state.raw<app.Application[]>([]);
  /** The one deleted last, while it can be brought back. */
  deleted = $state.raw<app.Application | undefined>();

  load = () =>
    desk.attempt(async () => {
      this.all = await api.Applications();
    });

  open = (id: number) => desk.attempt(() => api.OpenApplication(id));
  begin = () => desk.attempt(() => api.NewApplication());
  rename = (id: number, name: string) => this.#change(() => api.RenameApplication(id, name));
  duplicate = (id: number) =>
    this.#change(async () => {
      await api.DuplicateApplication(id);
    });

  delete = (one: app.Application) =>
    this.#change(async () => {
      await api.DeleteApplication(one.id);
      this.deleted = one;
    });

  undelete = () =>
    this.#change(async () => {
      if (this.deleted) await api.UndeleteApplication(this.deleted.id);
      this.deleted = undefined;
    });

  async #change(call: () => Promise<void>): Promise<void> {
    await desk.attempt(call);
    await this.load();
  }
}

export const library = new Library();
