// What applications are called.
import type { app } from "./api";
import { texts } from "./texts";

/** What an application is called: as the person named it, else by its job. */
export const titleOf = (a: app.Application | undefined): string =>
  a?.name || [a?.role, a?.company].filter(Boolean).join(", ") || texts.library.untitled;

/** What each is called in a list: those alike are numbered in the order they were begun. */
export function names(list: readonly app.Application[]): Map<number, string> {
  const alike = new Map<string, number>();
  const out = new Map<number, string>();
  for (const a of [...list].sort((x, y) => x.begun - y.begun || x.id - y.id)) {
    const title = titleOf(a);
    const n = (alike.get(title) ?? 0) + 1;
    alike.set(title, n);
    out.set(a.id, n > 1 ? `${title} (${n})` : title);
  }
  return out;
}
