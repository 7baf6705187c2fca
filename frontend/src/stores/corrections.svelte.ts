// What the person says of the resume and the posting where the reader was wrong.
// Kept with them, and applied again to every later reading.
import * as api from "../lib/api";
import type { posting, resume } from "../lib/api";
import { desk } from "./desk.svelte";

class Corrections {
  /** A field of a job, or of the contact block where job is "". */
  set = (job: string, field: string, value: string) => this.#resume({ do: "set", job, field, value });
  /** One bullet is two; the second begins with these words. */
  split = (text: string, second: string) => this.#resume({ do: "split", text, value: second });
  /** A bullet and the one after it are one. */
  merge = (text: string) => this.#resume({ do: "merge", text });
  /** What was read as a bullet is none. */
  drop = (text: string) => this.#resume({ do: "drop", text });

  posting = (says: posting.Corrections) => desk.attempt(() => api.CorrectPosting(says));

  #resume = (correction: resume.Correction) => desk.attempt(() => api.CorrectResume(correction));
}

export const corrections = new Corrections();
