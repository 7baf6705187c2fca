// Words being typed into a sentence. They go to the program after a short pause, so
// that the gate reads along; whatever else is done to the letter waits for them.

const pause = 250; // milliseconds without a key

let pending: { timer: ReturnType<typeof setTimeout>; send: () => Promise<void> } | undefined;

/** Sends what was typed after a pause, instead of anything that still waits. */
export function typed(send: () => Promise<void>): void {
  if (pending) clearTimeout(pending.timer);
  pending = { timer: setTimeout(() => void settle(), pause), send };
}

// The words sent last, until the program shows them: what it shows before is older.
let awaited: { field: object; text: string } | undefined;

/** Says which words of a field are the newest. */
export function sent(field: object, text: string): void {
  awaited = { field, text };
}

/** Whether these words of a field are older than what was sent of it. */
export function older(field: object, text: string): boolean {
  if (awaited?.field !== field) return false;
  if (awaited.text === text) awaited = undefined;
  return awaited !== undefined;
}

let sending: Promise<unknown> = Promise.resolve();

/** Sends what waits, now; resolves when the program has all that was typed. */
export async function settle(): Promise<void> {
  if (pending) {
    const { timer, send } = pending;
    pending = undefined;
    clearTimeout(timer);
    sending = Promise.all([sending, send()]);
  }
  await sending;
}

/** Sends what waits; from now on the program's words are the newest. */
export async function yielded(): Promise<void> {
  await settle();
  awaited = undefined;
}

/** Forgets what waits: it was taken back. */
export function forget(): void {
  if (pending) clearTimeout(pending.timer);
  pending = undefined;
  awaited = undefined;
}
