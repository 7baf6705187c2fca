// The only door from the page to the program: typed calls generated from Go, and
// its two events: that there is something new, and what the menu was used for.
export * from "../../wailsjs/go/app/App";
export type { app, check, fault, letter, posting, resume, evidence, playbook, weights } from "../../wailsjs/go/models";
import { EventsOn } from "../../wailsjs/runtime/runtime";
import type { fault } from "../../wailsjs/go/models";
import type { Action } from "./shortcuts";

/** Calls back whenever Changes has something to fetch; gives back how to stop. */
export function onChanged(callback: () => void): () => void {
  return EventsOn("changed", callback);
}

/** Calls back with the item chosen in the program's own menu; gives back how to stop. */
export function onMenu(callback: (item: Action) => void): () => void {
  return EventsOn("menu", callback);
}

/** The fault inside a rejected call. Anything else is a defect of ours, shown as it is. */
export function faultOf(rejected: unknown): fault.Fault {
  if (typeof rejected === "object" && rejected !== null && "code" in rejected && "what" in rejected) {
    return rejected as fault.Fault;
  }
  return { code: "unexpected", what: String(rejected), why: "", do: "" };
}
