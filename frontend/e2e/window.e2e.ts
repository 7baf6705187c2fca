import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { broken } from "./accessible";
import { Program, sample, until } from "./program";
import { closeDialog, states } from "./states";
import { atRest, drafted, openResume, posting, readPosting, sentence } from "./steps";
import { taskTimes } from "./tasks";

let program: Program;
let page: Page;

beforeEach(async () => {
  program = await Program.start();
  page = await program.page();
});
afterEach(() => program.stop());

describe("every state", () => {
  it("breaks no rule of accessibility, in light and dark", { timeout: 300_000 }, async () => {
    const found: string[] = [];
    for (const [name, reach] of states) {
      await reach(program, page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        found.push(...(await broken(page, `${name}, ${colorScheme}`)));
      }
    }
    expect(found).toEqual([]);
  });
});

describe("the whole way", () => {
  it("goes by keyboard only, in under 15 actions", async () => {
    let actions = 0;
    const press = async (key: string) => {
      actions++;
      await page.keyboard.press(key);
    };
    program.answer("open", sample("resumes/maren-tolliver.pdf"));
    await press("Control+o");
    await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
    program.answer("open", sample("postings/amberquay.txt"));
    await press("Control+Shift+O");
    await atRest(page);
    await press("F6");
    await press("F6");
    const target = join(program.dir, "letter.pdf");
    program.answer("save", target);
    await press("Control+e");
    await page.getByText("letter.pdf is written and was read back.").waitFor();
    expect(readFileSync(target).subarray(0, 5).toString()).toBe("%PDF-");
    expect(actions).toBeLessThan(15);
  });

  it("goes by mouse only, with a posting from a file", async () => {
    await openResume(program, page);
    await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
    program.answer("open", sample("postings/amberquay.txt"));
    await page.getByRole("button", { name: "Open a file…" }).click();
    await atRest(page);
    program.answer("save", join(program.dir, "letter"));
    await page.getByLabel("Other ways out").click();
    await page.getByRole("button", { name: "Plain text" }).click();
    await page.getByText("letter.txt is written and was read back.").waitFor();
    // Exports set typographic quotes; the words are the same.
    const plain = (s: string) => s.replace(/\s+/g, " ").replace(/[“”]/g, '"').replace(/[‘’]/g, "'").trim();
    const text = plain(readFileSync(join(program.dir, "letter.txt"), "utf8"));
    for (const s of await page.getByRole("article").getByRole("textbox").allTextContents()) {
      expect(text).toContain(plain(s));
    }
  });

  it("never leaves the focus nowhere", async () => {
    await drafted(program, page);
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    for (const name of ["Draft again", "Undo"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await atRest(page);
      await until(`the focus after ${name}`, async () => (await focused()) !== "BODY");
    }
    await page.getByRole("button", { name: "Change…" }).focus();
    await page.keyboard.press("Enter");
    await until("the focus after Change…", async () => (await focused()) !== "BODY");
    const applications = page.getByRole("button", { name: /^Applications/ });
    await applications.click();
    await page.getByRole("dialog").waitFor();
    await closeDialog(page);
    expect(await applications.evaluate((e) => e === document.activeElement)).toBe(true);
  });
});

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

  it("does not hold up the page for longer than a tenth of a second while it is written", async () => {
    await openResume(program, page);
    await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
    program.pace("200ms");
    const tasks = await taskTimes(page, async () => {
      await readPosting(page);
      await atRest(page);
    });
    expect(tasks.length).toBeGreaterThan(20);
    expect(Math.max(...tasks)).toBeLessThanOrEqual(100);
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
    await dialog.getByRole("button", { name: /^(?!Delete|Duplicate).*Amberquay/ }).click();
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
