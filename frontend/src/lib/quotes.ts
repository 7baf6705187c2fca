// Finding a verbatim quote again in a text whose spaces and quotation marks may
// differ from it.

export interface Piece {
  text: string;
  lit: boolean;
}

const loose: Record<string, string> = { "“": '"', "”": '"', "‘": "'", "’": "'", " ": " ", "–": "-", "—": "-" };

/** Cuts text into pieces, lit where one of the quotes stands. */
export function lit(text: string, quotes: readonly string[]): Piece[] {
  const plain = fold(text);
  const marks = new Uint8Array(text.length);
  for (const quote of quotes) {
    const wanted = fold(quote.trim());
    if (!wanted) continue;
    // A line inside the quote is as much its source as a quote inside the line.
    if (wanted.includes(plain.trim()) && plain.trim()) marks.fill(1);
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
      marks.fill(1, at, at + wanted.length);
    }
  }
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; ) {
    let end = i + 1;
    while (end < text.length && marks[end] === marks[i]) end++;
    pieces.push({ text: text.slice(i, end), lit: marks[i] === 1 });
    i = end;
  }
  return pieces;
}

// Keeps the length of the text, so that places found in one hold in the other.
function fold(text: string): string {
  return text.replace(/[^]/g, (c) => {
    const low = loose[c] ?? (/\s/.test(c) ? " " : c.toLowerCase());
    return low.length === c.length ? low : c;
  });
}
