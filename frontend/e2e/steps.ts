// What a person does in the window, by name and role only.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { type Program, sample } from "./program";

export const resume = sample("resumes/maren-tolliver.pdf");
export const posting = readFileSync(sample("postings/amberquay.txt"), "utf8");

/** A menu of a sentence, opened by its key, and one of its acts. */
export async function act(page: Page, p: number, s: number, name: string): Promise<void> {
  await sentence(page, p, s).press("Alt+ArrowDown");
  await page.locator("details.menu").getByRole("button", { name, exact: true }).click();
}

export async function replaceResume(program: Program, page: Page, path: string): Promise<void> {
  program.answer("open", path);
  await page.getByRole("button", { name: "Replace…" }).click();
}

export async function openPosting(program: Program, page: Page, path: string): Promise<void> {
  program.answer("open", path);
  await page.getByRole("button", { name: "Open a file…" }).click();
}

export async function openResume(program: Program, page: Page, path = resume): Promise<void> {
  program.answer("open", path);
  await page.getByRole("button", { name: "Open a resume" }).click();
}

export async function readPosting(page: Page, text = posting): Promise<void> {
  await page.getByLabel("Paste the job posting").fill(text);
  await page.getByRole("button", { name: "Read the posting" }).click();
}

/** Both inputs given, a letter there and the work at rest. */
export async function drafted(program: Program, page: Page): Promise<void> {
  await openResume(program, page);
  await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
  await readPosting(page);
  await atRest(page);
}

export async function atRest(page: Page): Promise<void> {
  await page.locator('main[data-phase="done"]').waitFor({ timeout: 30_000 });
}

/** The field of the nth sentence of a paragraph of the letter. */
export const sentence = (page: Page, p: number, s: number) => page.locator(`[data-sentence="${p}.${s}"]`);
