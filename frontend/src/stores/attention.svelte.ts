// Which sentence the person looks at: the one under the pointer, else the one they
// last moved to. Its sources light up on the resume and in the posting.
import type { evidence, letter } from "../lib/api";
import { desk } from "./desk.svelte";

export interface Spot {
  p: number;
  s: number;
}

class Attention {
  hovered = $state.raw<Spot | undefined>();
  moved = $state.raw<Spot | undefined>();

  /** The sentence moved to; before that the first one with a source on the page, so
   *  that a newcomer sees at once what pointing at a sentence shows. */
  selected = $derived(this.at(this.moved) ? this.moved : this.#first());
  spot = $derived(this.hovered ?? this.selected);
  sentence = $derived(this.at(this.spot));
  /** The sentence that alternatives and sources are shown for. */
  chosen = $derived(this.at(this.selected));

  sources = $derived<evidence.Source[]>(this.sentence?.sources ?? []);
  onResume = $derived(this.sources.filter((s) => s.kind === "resume" && s.page > 0));
  inPosting = $derived(this.sources.filter((s) => s.kind === "posting").map((s) => s.quote));

  at(spot: Spot | undefined): letter.Sentence | undefined {
    if (!spot) return undefined;
    return desk.letter?.letter.paragraphs[spot.p]?.sentences[spot.s];
  }

  #first(): Spot | undefined {
    for (const [p, paragraph] of (desk.letter?.letter.paragraphs ?? []).entries()) {
      const s = paragraph.sentences.findIndex((x) => x.sources.some((y) => y.kind === "resume" && y.page > 0));
      if (s >= 0) return { p, s };
    }
    return undefined;
  }

  is(spot: Spot | undefined, p: number, s: number): boolean {
    return spot?.p === p && spot.s === s;
  }
}

export const attention = new Attention();
