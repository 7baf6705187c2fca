// Keys that work anywhere in the window. Control, or Command on a Mac.

export interface Shortcuts {
  openResume(): void;
  openPosting(): void;
  draft(): void;
  stop(): void;
  export(): void;
  copy(): void;
  undo(): void;
  redo(): void;
  nextPane(back: boolean): void;
}

/** Runs what a key means here; reports whether it meant anything. */
export function onKey(e: KeyboardEvent, to: Shortcuts): boolean {
  const run = meaning(e, to);
  if (!run) return false;
  e.preventDefault();
  run();
  return true;
}

function meaning(e: KeyboardEvent, to: Shortcuts): (() => void) | undefined {
  const key = e.key.toLowerCase();
  if (e.key === "Escape") return () => to.stop();
  if (e.key === "F6") return () => to.nextPane(e.shiftKey);
  if (!(e.ctrlKey || e.metaKey) || e.altKey) return undefined;
  switch (key) {
    case "o":
      return e.shiftKey ? () => to.openPosting() : () => to.openResume();
    case "enter":
      return () => to.draft();
    case "e":
      return () => to.export();
    case "c":
      return e.shiftKey ? () => to.copy() : undefined;
    case "z":
      if (typing(e.target)) return undefined;
      return e.shiftKey ? () => to.redo() : () => to.undo();
    case "y":
      return typing(e.target) ? undefined : () => to.redo();
  }
  return undefined;
}

/** Whether the key is the text field's own: its undo comes before the letter's. */
function typing(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLElement && target.dataset["dirty"] === "true";
}
