import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Program, until } from "./program";
import { atRest, drafted, openResume, posting, readPosting, sentence } from "./steps";

let program: Program;
let page: Page;

beforeEach(async () => {
  program = await Program.start();
  page = await program.page();
});
afterEach(() => program.stop());

describe("the letter", () => {
  it("shows what vouches for a sentence, on the page and in the card", async () => {
    await drafted(program, page);
    // Before anything is pointed at, the first sentence with a source shows how it is meant.
    const lit = page.locator("figure svg .lit");
    await lit.first().waitFor();
    await sentence(page, 0, 0).hover();
    await until("the greeting to light nothing", async () => (await lit.count()) === 0);
    const first = sentence(page, 1, 0);
    await first.hover();
    await lit.first().waitFor();
    await first.focus();
    const quote = (await page.locator("blockquote").first().textContent()) ?? "";
    expect(quote.length).toBeGreaterThan(20);
  });

  it("takes an edit, re-reads it, and takes it back", async () => {
    await drafted(program, page);
    const field = sentence(page, 1, 0);
    const before = await field.textContent();
    await field.fill("I ran 987654 clusters on Kafka.");
    await field.blur();
    await page.getByText("Your own words").waitFor();
    await until("a finding", async () => (await page.getByText("Must change").count()) > 0);
    await field.press("Control+z");
    await until("the words before", async () => (await field.textContent()) === before);
  });

  it("changes its opening and keeps the letter before", async () => {
    await drafted(program, page);
    const checked = page.getByRole("radio", { checked: true });
    const was = await checked.textContent();
    const other = page.locator('[role="radio"][aria-checked="false"][aria-disabled="false"]').first();
    const name = (await other.textContent()) ?? "";
    await other.click();
    await until("the other opening", async () => (await checked.textContent()) === name);
    await atRest(page);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await until("the opening before", async () => (await checked.textContent()) === was);
  });

  it("stays when drafting is stopped, and when the page is reloaded meanwhile", async () => {
    await openResume(program, page);
    await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
    program.pace("2s");
    await page.getByLabel("Paste the job posting").fill(posting);
    program.pace("0s");
    await page.getByRole("button", { name: "Read the posting" }).click();
    program.pace("2s");
    await page.getByRole("article").getByRole("textbox").first().waitFor();
    await page.reload();
    await page.getByRole("article").getByRole("textbox").first().waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await atRest(page);
    expect(await page.getByRole("article").getByRole("textbox").count()).toBeGreaterThan(4);
  });
});

describe("nothing is lost", () => {
  it("brings a version back, and shows what it changes", async () => {
    await drafted(program, page);
    const before = await sentence(page, 1, 0).textContent();
    await sentence(page, 1, 0).fill("I ran queues.");
    await page.getByText("Your own words").waitFor();
    await atRest(page);
    await page.keyboard.press("Control+h");
    const dialog = page.getByRole("dialog");
    await dialog.locator("del").first().waitFor();
    await dialog.locator("ins").first().waitFor();
    await dialog.getByRole("button", { name: "Bring this version back" }).click();
    await until("the words before", async () => (await sentence(page, 1, 0).textContent()) === before);
  });

  it("keeps every application, and gives a deleted one back", async () => {
    await drafted(program, page);
    const letter = await page.getByRole("article").textContent();
    await page.keyboard.press("Control+n");
    await page.getByText("Drop your resume here").or(page.getByLabel("Paste the job posting")).first().waitFor();
    await page.keyboard.press("Control+b");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Delete .*Amberquay/ }).click();
    await dialog.getByRole("button", { name: "Bring it back" }).click();
    await dialog.getByRole("button", { name: /^(?!Delete|Duplicate|Rename).*Amberquay/ }).click();
    await until("the letter again", async () => (await page.getByRole("article").textContent()) === letter);
  });

  it("is where it was after the program was started anew", async () => {
    await drafted(program, page);
    await sentence(page, 0, 0).fill("Hello Rosalind,");
    await page.getByText("Your own words").waitFor();
    await atRest(page);
    page = await program.restart();
    await until("the words", async () => (await sentence(page, 0, 0).textContent()) === "Hello Rosalind,");
  });

  it("takes a correction of what was read, and keeps it", async () => {
    await drafted(program, page);
    await page.getByRole("button", { name: "As read" }).click();
    const employer = page.getByRole("textbox", { name: "Employer" }).first();
    await employer.fill("Claywell Veterinary");
    await employer.press("Tab");
    await page.getByText("has changed since this letter was written").waitFor();
    expect(await page.getByRole("textbox", { name: "Employer" }).first().inputValue()).toBe("Claywell Veterinary");
  });
});

describe("trouble", () => {
  it("says what is wrong with a file and what to do, and keeps the resume there was", async () => {
    await openResume(program, page);
    const picture = page.getByRole("img", { name: /Page 1 of/ });
    await picture.waitFor();
    const bad = join(program.dir, "notes.pdf");
    writeFileSync(bad, "this is not a PDF at all, only words in a file");
    program.answer("open", bad);
    await page.getByRole("button", { name: "Replace…" }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("notes.pdf");
    expect(await picture.count()).toBe(1);
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await until("the fault to go", async () => (await alert.count()) === 0);
  });

  it("writes nothing when an export is cancelled or refused", async () => {
    await drafted(program, page);
    program.answer("save", "");
    await page.getByRole("button", { name: "Export PDF" }).click();
    program.answer("save", join(program.dir, "no/such/folder/letter.pdf"));
    await page.getByRole("button", { name: "Export PDF" }).click();
    await page.getByRole("alert").waitFor();
    expect(existsSync(join(program.dir, "no"))).toBe(false);
  });

  it("asks for more where a posting is three words long", async () => {
    await readPosting(page, "Backend engineer wanted");
    expect(await page.getByRole("alert").textContent()).toMatch(/posting|words/i);
  });
});
