/** A clause of the program as a sentence: a capital first, one full stop at the end.
 *  What is no plain word, such as a file name, keeps its first letter. */
export function asSentence(clause: string): string {
  const text = clause.trim().replace(/[.\s]+$/, "");
  if (!text) return "";
  const ended = /[?!…"”]$/.test(text) ? text : text + ".";
  return /^[a-z']+[\s,:;.?!]/.test(ended) && !/^\S+\.\S/.test(ended) ? ended.charAt(0).toUpperCase() + ended.slice(1) : ended;
}

/** A date, or a moment, as a day: "25 November 2026". Nothing for what is none. */
export function day(date: string): string {
  return shown(date, { day: "numeric", month: "long", year: "numeric" });
}

/** A moment as the clock and the day: "25 Nov, 14:05". */
export function clock(moment: string): string {
  return shown(moment, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

function shown(date: string, how: Intl.DateTimeFormatOptions): string {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? "" : new Intl.DateTimeFormat("en-GB", how).format(at);
}
