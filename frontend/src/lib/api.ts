// The only door from the page to the program: typed calls generated from Go, and
// the one event that says there is something new.
export * from "../../wailsjs/go/app/App";
export type { app, check, fault, letter, posting, resume, evidence, playbook } from "../../wailsjs/go/models";
import { EventsOn } from "../../wailsjs/runtime/runtime";
import type { fault } from "../../wailsjs/go/models";

/** Calls back whenever Changes has something to fetch; gives back how to stop. */
export function onChanged(callback: () => void): () => void {
  return EventsOn("changed", callback);
}

/** The fault inside a rejected call. Anything else is a defect of ours, shown as it is. */
export function faultOf(rejected: unknown): fault.Fault {
  if (typeof rejected === "object" && rejected !== null && "code" in rejected && "what" in rejected) {
    return rejected as fault.Fault;
  }
  return { code: "unexpected", what: String(rejected), why: "", do: "" };
}
