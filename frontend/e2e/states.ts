// Every state of the window in order, each held long enough to look at it: for the
// eyes (screenshots) and for the rules of accessibility alike.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Program } from "./program";
import { atRest, openResume, readPosting, sentence } from "./steps";

type State = [name: string, reach: (program: Program, page: Page) => Promise<void>];

/** A dialog opened by its key, after the one before it is closed. */
const dialog = (name: string, key: string, heading: string): State => [
  name,
  async (_, page) => {
    await closeDialog(page);
    await page.keyboard.press(key);
    await page.getByRole("dialog").getByRole("heading", { name: heading }).waitFor();
  },
];

export async function closeDialog(page: Page): Promise<void> {
  const open = page.getByRole("dialog");
  if ((await open.count()) === 0) return;
  await page.keyboard.press("Escape");
  await open.waitFor({ state: "detached" });
}

export const states: State[] = [
  ["empty", () => Promise.resolve()],
  [
    "reading",
    async (program, page) => {
      program.pace("1s");
      await openResume(program, page);
      await page.getByText("Reading the resume…").waitFor();
    },
  ],
  ["resume read", (_, page) => page.getByRole("img", { name: /Page 1 of/ }).waitFor()],
  [
    "drafting",
    async (_, page) => {
      await readPosting(page);
      await page.getByRole("button", { name: "Stop" }).waitFor();
    },
  ],
  [
    "done",
    async (program, page) => {
      program.pace("0s");
      await atRest(page);
      await sentence(page, 1, 0).focus();
    },
  ],
  ["plan from the posting", (_, page) => page.locator("p.plan [data-sentence]").first().focus()],
  [
    "other wordings",
    async (_, page) => {
      await sentence(page, 1, 0).press("Alt+ArrowDown");
      await page.getByRole("button", { name: "Write it again" }).waitFor();
    },
  ],
  [
    "how it is written",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.getByLabel(/^How it is written/).click();
    },
  ],
  [
    "ten seconds",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Ten seconds" }).click();
    },
  ],
  [
    "checking",
    async (program, page) => {
      await page.getByRole("button", { name: "Ten seconds" }).click();
      program.pace("1s");
      await sentence(page, 1, 0).fill("I kept 99 queues alive and ran Kafka for a million users.");
      await page.locator('main[data-phase="checking"]').waitFor();
    },
  ],
  [
    "edited",
    async (program, page) => {
      program.pace("0s");
      await atRest(page);
    },
  ],
  ["as read", (_, page) => page.getByRole("button", { name: "As read" }).click()],
  dialog("story", "Control+j", "The story, told once"),
  dialog("versions", "Control+h", "Versions of this letter"),
  dialog("applications", "Control+b", "Applications"),
  dialog("settings", "Control+,", "Settings"),
  dialog("help", "F1", "Keys"),
  [
    "privacy",
    async (_, page) => {
      await closeDialog(page);
      await page.getByRole("button", { name: /^(Offline|Network open)$/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  ],
  [
    "failed",
    async (program, page) => {
      await closeDialog(page);
      const bad = join(program.dir, "notes.pdf");
      writeFileSync(bad, "words, but no PDF");
      program.answer("open", bad);
      await page.getByRole("button", { name: "Replace…" }).click();
      await page.getByRole("alert").waitFor();
    },
  ],
];
