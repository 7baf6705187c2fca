// The size of everything in the window. Every length follows the root's letters, and so
// do the widths at which the panes stand one above the other.

/** The sizes there are, in per cent. */
export const steps = [80, 90, 100, 110, 125, 150, 175, 200];
const plain = 87.5; // per cent of the browser's own size: what the window is at 100

/** The next size up or down, in per cent; the last one stays. */
export function next(percent: number, by: 1 | -1): number {
  const further = steps.filter((s) => (by > 0 ? s > percent : s < percent));
  return further.at(by > 0 ? 0 : -1) ?? percent;
}

/** Shows the window at a size, in per cent. */
export function show(percent: number): void {
  document.documentElement.style.fontSize = `${(plain * percent) / 100}%`;
}
