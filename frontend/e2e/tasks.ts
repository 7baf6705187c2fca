import type { Page } from "playwright-core";

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  tdur?: number; // microseconds of processor time
  args: { name?: string };
}

/** How long each task of the page's main thread took while something was done, in
 *  milliseconds of its own processor time: on a busy machine the clock on the wall
 *  would measure the others. */
export async function taskTimes(page: Page, doing: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await doing();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    trace.traceEvents
      .filter((e) => e.name === "thread_name" && e.args.name === "CrRendererMain")
      .map((e) => `${e.pid}.${e.tid}`),
  );
  return trace.traceEvents
    .filter((e) => mains.has(`${e.pid}.${e.tid}`) && e.name.endsWith("RunTask") && e.tdur !== undefined)
    .map((e) => (e.tdur ?? 0) / 1000);
}
