// What a reader sees in ten seconds: the first words of each paragraph, numbers with
// what they count, and names. Everything else they pass over.

const first = 6; // words of a paragraph's first sentence
const worth = /(?:[$£€~]?\d[\d,.:]*\s?(?:%|[a-zA-Z]+)?(?:\s[a-z]+)?)|\b[A-Z][\w.+#-]*[A-Z\d][\w.+#-]*\b|(?<=[a-z,;]\s)[A-Z][\w.+#-]+(?:\s[A-Z][\w.+#-]+)*/g;

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
