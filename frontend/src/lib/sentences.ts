/** Moves the focus to a sentence of the letter on the page. */
export function focusSentence(spot: { p: number; s: number }): void {
  document.querySelector<HTMLElement>(`[data-sentence="${spot.p}.${spot.s}"]`)?.focus();
}
