/** Scrolls an element into its pane where it is not wholly in sight; gently, unless
 *  the person asked for less motion. */
export function bringIntoView(element: Element): void {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}
