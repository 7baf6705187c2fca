// Marks words inside editable sentences through the browser's own highlight
// registry: the text stays plain, and the caret where it is.
import type { check } from "./api";
import { blocks, units } from "./findings";

export interface Mark {
  element: HTMLElement;
  from: number;
  to: number;
  kind: "blocking" | "advisory" | "placeholder" | "skimmed";
}

/** Findings of a fact that nobody has given yet. */
const waits = ["placeholder_left", "no_name", "nothing_to_tell"];

const kinds = ["blocking", "advisory", "placeholder", "skimmed"] as const;

/** Shows these marks and no others. A browser without the registry shows none. */
export function showMarks(marks: readonly Mark[]): void {
  if (typeof Highlight === "undefined") return;
  for (const kind of kinds) {
    const ranges = marks.filter((m) => m.kind === kind).flatMap(rangeOf);
    CSS.highlights.set(kind, new Highlight(...ranges));
  }
}

/** Marks of findings, each in its own sentence and at its own place there. */
export function marksOf(findings: readonly check.Finding[], sentences: readonly HTMLElement[]): Mark[] {
  return findings.flatMap((f): Mark[] => {
    const element = sentences.find((e) => f.at.end > 0 && e.dataset["sentence"] === `${f.at.paragraph}.${f.at.sentence}`);
    if (!element) return [];
    const text = element.textContent;
    const kind = waits.includes(f.code) ? "placeholder" : blocks(f) ? "blocking" : "advisory";
    return [{ element, from: units(text, f.at.start), to: units(text, f.at.end), kind }];
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
