/** A clause of the program as a sentence: a capital first, one full stop at the end.
 *  What is no plain word, such as a file name, keeps its first letter. */
export function asSentence(clause: string): string {
  const text = clause.trim().replace(/[.\s]+$/, "");
  if (!text) return "";
  const ended = /[?!…"”]$/.test(text) ? text : text + ".";
  return /^[a-z']+[\s,:;.?!]/.test(ended) && !/^\S+\.\S/.test(ended) ? ended.charAt(0).toUpperCase() + ended.slice(1) : ended;
}
