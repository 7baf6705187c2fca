// What a line of the resume means, and how its claim is used in later letters, as one
// choice of five.
import type { app, evidence } from "./api";
import { texts } from "./texts";

export type Use = "" | "prefer" | "never" | "team" | "confidential";

const wishes: Record<Use, evidence.Preference> = {
  "": {},
  prefer: { prefer: true },
  never: { never: true },
  team: { with_team: true },
  confidential: { confidential: true, numbers: "omit" },
};

// The wish for another use: what the line means stays as the person put it.
export const wished = (use: Use, wish: evidence.Preference): evidence.Preference =>
  wish.reading ? { ...wishes[use], reading: wish.reading } : wishes[use];

export const useOf = (wish: evidence.Preference): Use =>
  wish.never ? "never" : wish.confidential ? "confidential" : wish.with_team ? "team" : wish.prefer ? "prefer" : "";

// What a line was understood to tell, in a few words: "incident: load, numbers".
export function means(line: app.Line): string {
  const t = texts.meaning;
  const kind = line.worth === 0 ? t.nothing : (t.kinds[line.kind] ?? line.kind);
  const signals = line.signals.map((s) => t.signals[s] ?? s).join(", ");
  return (line.unsure ? t.unsure : "") + (line.worth > 0 && signals ? `${kind}: ${signals}` : kind);
}
