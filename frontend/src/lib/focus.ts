// The focus is never lost. When the element that has it goes away or is disabled,
// it moves within the same pane: to what the pane marks as coming next, else to the
// first thing that can take it, else to that of another pane.

export const focusable =
  'button:not(:disabled), summary, input:not(:disabled), select, textarea, [role="textbox"], [tabindex="0"]';

const panes = ".window > header, main > section, main > aside";

/** The first thing in a pane that can take the focus and can be seen. */
function first(pane: Element, which: string = focusable): HTMLElement | undefined {
  return [...pane.querySelectorAll<HTMLElement>(which)].find((e) => e.checkVisibility());
}

/** Watches over the focus inside root; gives back how to stop. */
export function keepFocus(root: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let pane: HTMLElement | undefined;
  const remember = (e: FocusEvent) => {
    if (!(e.target instanceof HTMLElement)) return;
    last = e.target;
    pane = e.target.closest<HTMLElement>(`dialog, ${panes}`) ?? undefined;
  };
  const rescue = () => {
    if (!last || !pane || (last.isConnected && !last.matches(":disabled"))) return;
    const active = document.activeElement;
    if (active && active !== document.body && active !== last) return;
    last = undefined;
    if (pane.isConnected) {
      const next = first(pane, "[data-focus-next]:not(:disabled)") ?? first(pane);
      if (next) {
        next.focus();
        return;
      }
    }
    nextPane(false);
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
    const pane = all[(now + (back ? -step : step) + all.length * 2) % all.length];
    const target = pane && first(pane);
    if (target) {
      target.focus();
      return;
    }
  }
}
