// Keys that work anywhere in the window, as data: what runs them and what the help
// shows are read from the same list. Control, or Command on a Mac.

export const keys = {
  openResume: "Ctrl+O",
  openPosting: "Ctrl+Shift+O",
  draft: "Ctrl+Enter",
  stop: "Escape",
  undo: "Ctrl+Z",
  redo: "Ctrl+Shift+Z",
  wordings: "Alt+ArrowDown",
  lock: "Ctrl+L",
  rewrite: "Ctrl+R",
  skim: "Ctrl+K",
  versions: "Ctrl+H",
  story: "Ctrl+J",
  export: "Ctrl+E",
  copy: "Ctrl+Shift+C",
  print: "Ctrl+P",
  newApplication: "Ctrl+N",
  applications: "Ctrl+B",
  settings: "Ctrl+,",
  larger: "Ctrl++",
  smaller: "Ctrl+-",
  asItWas: "Ctrl+0",
  nextPane: "F6",
  help: "F1",
} as const;

export type Action = keyof typeof keys;
export type Actions = Record<Action, (back: boolean) => void>;

// Second keys that other programs have taught people.
const also: Record<string, Action> = {
  "Ctrl+Y": "redo",
  "Shift+F6": "nextPane",
  "?": "help",
  "Ctrl+Shift++": "larger",
  "Ctrl+=": "larger",
};

const byKeys: Record<string, Action> = {
  ...Object.fromEntries(Object.entries(keys).map(([action, chord]) => [chord, action as Action])),
  ...also,
};

/** Runs what a key means here; reports whether it meant anything. */
export function onKey(e: KeyboardEvent, to: Actions): boolean {
  const action = byKeys[chord(e)];
  if (!action || leftToField(action, e)) return false;
  e.preventDefault();
  to[action](e.shiftKey);
  return true;
}

function chord(e: KeyboardEvent): string {
  const key = e.key.length === 1 ? e.key.toUpperCase() : e.key;
  if (key === "?") return e.ctrlKey || e.metaKey || e.altKey ? "" : key;
  const held = [e.ctrlKey || e.metaKey ? "Ctrl" : "", e.altKey ? "Alt" : "", e.shiftKey ? "Shift" : ""];
  return [...held, key].filter(Boolean).join("+");
}

// A plain field has an undo of its own, and a question mark typed is a question mark.
function leftToField(action: Action, e: KeyboardEvent): boolean {
  const field = e.target instanceof HTMLInputElement || e.target instanceof HTMLTextAreaElement;
  if (action === "undo" || action === "redo") return field;
  return e.key === "?" && (field || (e.target instanceof HTMLElement && e.target.role === "textbox"));
}
