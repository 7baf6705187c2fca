import type { Attachment } from "svelte/attachments";

/** Makes a <details> close like a menu: with Escape, or when the focus or a click
 *  goes elsewhere. */
export const popup: Attachment<HTMLDetailsElement> = (details) => {
  const close = () => (details.open = false);
  const key = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || !details.open) return;
    e.stopPropagation();
    close();
    details.querySelector("summary")?.focus();
  };
  const left = (e: FocusEvent) => {
    if (e.relatedTarget instanceof Node && !details.contains(e.relatedTarget)) close();
  };
  const pressed = (e: PointerEvent) => {
    if (e.target instanceof Node && !details.contains(e.target)) close();
  };
  details.addEventListener("keydown", key);
  details.addEventListener("focusout", left);
  document.addEventListener("pointerdown", pressed);
  return () => document.removeEventListener("pointerdown", pressed);
};
