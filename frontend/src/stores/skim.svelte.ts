// What a reader of ten seconds sees of the letter, as the gate says.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { desk } from "./desk.svelte";

class Skim {
  stretches = $state.raw<app.Stretch[]>([]);

  load = () =>
    desk.attempt(async () => {
      this.stretches = await api.TenSeconds();
    });
}

export const skim = new Skim();
