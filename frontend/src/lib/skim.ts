// What a reader sees in ten seconds: the first words of each paragraph, numbers with
// what they count, and names. Everything else they pass over.

const first = 6; // words of a paragraph's first sentence
const joins = "with|until|to|from|and|or|of|in|on|at|a|the|after|before|by|for|is|was|no|per|than|that";
const counted = `[$£€~]?\\d[\\d,.:]*(?:\\s?%|\\s?[A-Z]+\\b)?(?:\\s(?!(?:${joins})\\b)[a-z]+)?`;
const named = "\\b[A-Z][\\w.+#-]*[A-Z\\d][\\w.+#-]*\\b|(?<=[a-z,;]\\s)[A-Z][\\w.+#-]+(?:\\s[A-Z][\\w.+#-]+)*";
const worth = new RegExp(`${counted}|${named}`, "g");

export interface Stretch {
  from: number;
  to: number;
}

/** The stretches of a sentence that a skimmer's eye stops at. leads says that the
 *  sentence begins a paragraph. */
export function stops(text: string, leads: boolean): Stretch[] {
  const found: Stretch[] = [];
  if (leads) {
    const lead = new RegExp(`^(?:\\S+\\s+){0,${first - 1}}\\S+`).exec(text);
    if (lead) found.push({ from: 0, to: lead[0].length });
  }
  for (const match of text.matchAll(worth)) found.push({ from: match.index, to: match.index + match[0].length });
  return found;
}
