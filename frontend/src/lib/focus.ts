// The focus is never lost. When the element that has it goes away or is disabled,
// it moves within the same pane: to what the pane marks as coming next, else to the
// first thing that can take it.

export const focusable =
  'button:not(:disabled), summary, input:not(:disabled), select, textarea, [role="textbox"], [tabindex="0"]';

const panes = "header, main > section, main > aside";

/** Watches over the focus inside root; gives back how to stop. */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let pane: HTMLElement | undefined;
  const remember = (e: FocusEvent) => {
    if (!(e.target instanceof HTMLElement)) return;
    last = e.target;
    pane = e.target.closest<HTMLElement>(panes) ?? undefined;
  };
  const rescue = () => {
    if (!last || !pane || (last.isConnected && !last.matches(":disabled"))) return;
    const active = document.activeElement;
    if (active && active !== document.body && active !== last) return;
    last = undefined;
    const next = pane.querySelector<HTMLElement>("[data-focus-next]:not(:disabled)");
    (next ?? pane.querySelector<HTMLElement>(focusable))?.focus();
  };
  const observer = new MutationObserver(() => setTimeout(rescue));
  root.addEventListener("focusin", remember);
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });
  return () => {
    root.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

/** Moves the focus into the next pane, or the one before. */
export function nextPane(back: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>(panes)];
  const now = all.findIndex((p) => p.contains(document.activeElement));
  for (let step = 1; step <= all.length; step++) {
    const at = (now + (back ? -step : step) + all.length * 2) % all.length;
    const target = all[at]?.querySelector<HTMLElement>(focusable);
    if (target) {
      target.focus();
      return;
    }
  }
}
