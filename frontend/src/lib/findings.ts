// Where the words of a finding stand: in one sentence of the letter, at one place of it.
import type { check } from "./api";

export const blocks = (f: check.Finding): boolean => f.tier === "blocking";

/** The sentence that a finding is of; none for what is said of the whole letter. */
export const spotOf = (f: check.Finding): { p: number; s: number } | undefined =>
  f.at.end > 0 ? { p: f.at.paragraph, s: f.at.sentence } : undefined;

export const isAt = (f: check.Finding, p: number, s: number): boolean =>
  f.at.end > 0 && f.at.paragraph === p && f.at.sentence === s;

/** The element that tells a finding of the letter, by its place in the list of all. */
export const idOf = (i: number): string => `finding-${i}`;

/** How far the first bytes of a text go as the page counts, in UTF-16 units. */
export const units = (text: string, bytes: number): number =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length;
