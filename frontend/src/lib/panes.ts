// F6 walks through the panes: the first thing in each that takes the focus.

const focusable =
  'button:not(:disabled), [href], input, select, textarea, [contenteditable]:not([contenteditable="false"]), [tabindex="0"]';

/** Moves the focus into the next pane, or the one before. */
export function nextPane(back: boolean): void {
  const panes = [...document.querySelectorAll<HTMLElement>("header, main > section, main > aside")];
  const now = panes.findIndex((p) => p.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step++) {
    const at = (now + (back ? -step : step) + panes.length * 2) % panes.length;
    const target = panes[at]?.querySelector<HTMLElement>(focusable);
    if (target) {
      target.focus();
      return;
    }
  }
}
