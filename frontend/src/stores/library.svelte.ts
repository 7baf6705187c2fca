// All applications that are kept, and which of them is on the desk.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { names } from "../lib/titles";
import { desk } from "./desk.svelte";

class Library {
  all = $state.raw<app.Application[]>([]);
  /** Deleted, and still to be had back. */
  gone = $state.raw<app.Application[]>([]);
  names = $derived(names(this.all));
  /** The one deleted last, while it can be brought back. */
  deleted = $state.raw<app.Application | undefined>();

  load = () =>
    desk.attempt(async () => {
      const list = await api.Applications();
      this.all = list.filter((a) => !a.deleted);
      this.gone = list.filter((a) => a.deleted);
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

  undelete = (one: app.Application) =>
    this.#change(async () => {
      await api.UndeleteApplication(one.id);
      if (this.deleted?.id === one.id) this.deleted = undefined;
    });

  async #change(call: () => Promise<void>): Promise<void> {
    await desk.attempt(call);
    await this.load();
  }
}

export const library = new Library();
