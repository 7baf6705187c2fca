import type { Attachment } from "svelte/attachments";
import { bringIntoView } from "./view";

/** Makes a <details> close like a menu: with Escape, or when the focus or a click
 *  goes elsewhere. What it opens is brought into sight. */
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
  const toggled = () => {
    if (details.open && details.lastElementChild) bringIntoView(details.lastElementChild);
  };
  details.addEventListener("toggle", toggled);
  details.addEventListener("keydown", key);
  details.addEventListener("focusout", left);
  document.addEventListener("pointerdown", pressed);
  return () => document.removeEventListener("pointerdown", pressed);
};
