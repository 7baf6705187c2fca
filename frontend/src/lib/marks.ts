// Underlines words inside editable sentences through the browser's own highlight
// registry: the text stays plain, and the caret where it is.

export interface Mark {
  element: HTMLElement;
  words: string;
  kind: "blocking" | "advisory" | "placeholder";
}

const kinds = ["blocking", "advisory", "placeholder"] as const;

/** Shows these marks and no others. A browser without the registry shows none. */
export function showMarks(marks: readonly Mark[]): void {
  if (typeof Highlight === "undefined") return;
  for (const kind of kinds) {
    const ranges = marks.filter((m) => m.kind === kind).flatMap(rangeOf);
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

function rangeOf(mark: Mark): Range[] {
  const node = mark.element.firstChild;
  const at = mark.element.textContent.indexOf(mark.words);
  if (!(node instanceof Text) || at < 0 || !mark.words) return [];
  const range = new Range();
  range.setStart(node, at);
  range.setEnd(node, Math.min(at + mark.words.length, node.length));
  return [range];
}
