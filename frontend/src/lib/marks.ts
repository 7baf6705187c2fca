// Marks words inside editable sentences through the browser's own highlight
// registry: the text stays plain, and the caret where it is.

export interface Mark {
  element: HTMLElement;
  from: number;
  to: number;
  kind: "blocking" | "advisory" | "placeholder" | "skimmed";
}

const kinds = ["blocking", "advisory", "placeholder", "skimmed"] as const;

/** Shows these marks and no others. A browser without the registry shows none. */
export function showMarks(marks: readonly Mark[]): void {
  if (typeof Highlight === "undefined") return;
  for (const kind of kinds) {
    const ranges = marks.filter((m) => m.kind === kind).flatMap(rangeOf);
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

/** Marks of words, where they stand in one sentence only: in several they would be
 *  marked where nothing is wrong. */
export function marksOf(words: readonly string[], kind: Mark["kind"], sentences: readonly HTMLElement[]): Mark[] {
  return words.flatMap((w): Mark[] => {
    const [element, ...more] = sentences.filter((e) => w && e.textContent.includes(w));
    if (!element || more.length > 0) return [];
    const from = element.textContent.indexOf(w);
    return [{ element, from, to: from + w.length, kind }];
  });
}

function rangeOf(mark: Mark): Range[] {
  const node = mark.element.firstChild;
  if (!(node instanceof Text) || mark.from >= node.length) return [];
  const range = new Range();
  range.setStart(node, mark.from);
  range.setEnd(node, Math.min(mark.to, node.length));
  return [range];
}
