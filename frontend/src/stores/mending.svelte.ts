// A proposal of how a sentence can be made true. It holds for the words it was made
// for, and is gone when they change.
import * as api from "../lib/api";
import type { check } from "../lib/api";
import { settle } from "../lib/typing";
import type { Spot } from "./attention.svelte";
import { desk } from "./desk.svelte";

class Mending {
  asking = $state(false);
  #spot = $state.raw<Spot | undefined>();
  #proposal = $state.raw<check.Mended | undefined>();

  of(spot: Spot): check.Mended | undefined {
    const now = desk.letter?.letter.paragraphs[spot.p]?.sentences[spot.s]?.text;
    const ours = this.#spot?.p === spot.p && this.#spot.s === spot.s;
    return ours && this.#proposal?.before === now ? this.#proposal : undefined;
  }

  async ask(spot: Spot): Promise<void> {
    this.asking = true;
    await settle();
    await desk.attempt(async () => {
      this.#proposal = await api.Mend(spot.p, spot.s);
      this.#spot = spot;
    });
    this.asking = false;
  }

  leave(): void {
    this.#spot = this.#proposal = undefined;
  }
}

export const mending = new Mending();
