/** A clause of the program as a sentence: a capital first, one full stop at the end.
 *  What is no plain word, such as a file name, keeps its first letter. */
export function asSentence(clause: string): string {
  const text = clause.trim().replace(/[.\s]+$/, "");
  if (!text) return "";
  const ended = /[?!…"”]$/.test(text) ? text : text + ".";
  return /^[a-z']+[\s,:;.?!]/.test(ended) && !/^\S+\.\S/.test(ended) ? ended.charAt(0).toUpperCase() + ended.slice(1) : ended;
}

/** A moment (milliseconds) as a day: "25 November 2026". */
export function day(moment: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(moment);
}

/** A moment (milliseconds) as the clock and the day: "25 Nov, 14:05". */
export function clock(moment: number): string {
  const how = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-GB", how).format(moment);
}

/** A number of bytes, read at a glance: "1.1 GB". */
export function size(bytes: number): string {
  const [unit, by] = bytes >= 1e9 ? ["GB", 1e9] : ["MB", 1e6];
  return `${(bytes / by).toFixed(1)} ${unit}`;
}
