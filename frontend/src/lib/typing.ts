// Words being typed into a sentence. They go to the program after a short pause, so
// that the gate reads along; whatever else is done to the letter waits for them.

const pause = 250; // milliseconds without a key

let pending: { timer: ReturnType<typeof setTimeout>; send: () => Promise<void> } | undefined;

/** Sends what was typed after a pause, instead of anything that still waits. */
export function typed(send: () => Promise<void>): void {
  if (pending) clearTimeout(pending.timer);
  pending = { timer: setTimeout(() => void settle(), pause), send };
}

/** Sends what waits, now; resolves when the program has it. */
export async function settle(): Promise<void> {
  if (!pending) return;
  const { timer, send } = pending;
  pending = undefined;
  clearTimeout(timer);
  await send();
}

/** Forgets what waits: it was taken back. */
export function forget(): void {
  if (pending) clearTimeout(pending.timer);
  pending = undefined;
}

/** Whether words wait to be sent. */
export const waiting = (): boolean => pending !== undefined;
