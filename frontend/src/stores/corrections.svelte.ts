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
  /** A line that fits nowhere belongs to the job of this head. */
  move = (text: string, job: string) => this.#resume({ do: "move", text, job });
  /** A line is the head of a job; what follows it is that job's. */
  head = (text: string) => this.#resume({ do: "head", text });

  /** What the person says of the posting, beside what they said before. */
  posting = (says: posting.Corrections) =>
    desk.attempt(() => api.CorrectPosting({ ...desk.posting?.posting.corrections, ...says }));

  /** Takes back one correction of the resume, by its place in the list. */
  takeBack = (index: number) => desk.attempt(() => api.TakeBackCorrection(index));
  /** Takes back all that was said of a paper. */
  undo = (subject: "resume" | "posting") => desk.attempt(() => api.UndoCorrections(subject));

  #resume = (correction: resume.Correction) => desk.attempt(() => api.CorrectResume(correction));
}

export const corrections = new Corrections();
