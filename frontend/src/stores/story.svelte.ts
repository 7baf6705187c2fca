// The story being told: five boxes, filled by hand or from rough notes, and the
// paragraph it makes as it grows.
import * as api from "../lib/api";
import type { app } from "../lib/api";
import { desk } from "./desk.svelte";
import { person } from "./person.svelte";

export const boxes = ["trouble", "found", "call", "result", "left_behind"] as const;
export type Box = (typeof boxes)[number];
export type Boxes = Record<Box, string>;

const empty: Boxes = { trouble: "", found: "", call: "", result: "", left_behind: "" };
const pause = 300; // milliseconds without a key before the paragraph is made anew

class Telling {
  id = $state(0);
  boxes = $state({ ...empty });
  paragraph = $state.raw<string[]>([]);
  told = $derived(boxes.some((b) => this.boxes[b].trim() !== ""));

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Takes a story off the shelf to change it, or begins a new one. */
  take(story?: app.Story): void {
    this.id = story?.id ?? 0;
    this.boxes = { ...empty, ...story };
    this.grow();
  }

  /** Makes the paragraph anew after a pause in typing. */
  grow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void desk.attempt(async () => {
      this.paragraph = this.told ? await api.PreviewStory(this.#story()) : [];
    }), pause);
  }

  /** Splits rough notes into the boxes, for the person to confirm. */
  split = (notes: string) =>
    desk.attempt(async () => {
      this.boxes = { ...(await api.SplitNotes(notes)) };
      this.grow();
    });

  keep = async () => {
    await person.saveStory(this.#story());
    this.take();
  };

  #story(): app.Story {
    return { ...this.boxes, id: this.id };
  }
}

export const telling = new Telling();
