// The versions of the letter, and what one of them changes beside the one shown.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { desk } from "./desk.svelte";

class Versions {
  all = $state.raw<app.VersionInfo[]>([]);
  chosen = $state.raw<app.VersionInfo | undefined>();
  diff = $state.raw<app.DiffParagraph[]>([]);

  load = () =>
    desk.attempt(async () => {
      this.all = await api.Versions();
      const shown = this.all.find((v) => v.shown);
      const before = this.all.find((v) => v.number < (shown?.number ?? 0)); // the newest comes first
      const first = before ?? shown ?? this.all[0];
      if (first) await this.choose(first);
    });

  choose = async (version: app.VersionInfo) => {
    this.chosen = version;
    this.diff = await api.Diff(version.number, 0);
  };

  restore = () =>
    desk.attempt(async () => {
      if (this.chosen) await api.ShowVersion(this.chosen.number);
    });
}

export const versions = new Versions();
