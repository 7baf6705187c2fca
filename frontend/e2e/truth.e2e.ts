import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { until } from "./program";
import { atRest, drafted, sentence } from "./steps";
import { freshWindow } from "./window";

const window = freshWindow();

/** Types over the sentence about the database that was moved: 420 GB becomes 977. */
async function falsify(): Promise<{ p: number; s: number; was: string }> {
  const { page } = window;
  const field = page.locator("[data-sentence]").filter({ hasText: "420 GB" }).first();
  const [p = 0, s = 0] = ((await field.getAttribute("data-sentence")) ?? "").split(".").map(Number);
  const was = (await field.textContent()) ?? "";
  await sentence(page, p, s).fill(was.replace("420 GB", "977 GB"));
  await sentence(page, p, s).blur();
  await page.getByText("Must change").first().waitFor();
  await atRest(page);
  return { p, s, was };
}

it("marks what is false in its own sentence, for eyes and for screen readers", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const { p, s } = await falsify();
  const invalid = await page.locator('[data-sentence][aria-invalid="true"]').evaluateAll((all) => all.map((e) => e.getAttribute("data-sentence")));
  expect(invalid).toEqual([`${p}.${s}`]);
  const told = (await sentence(page, p, s).getAttribute("aria-describedby")) ?? "";
  expect(await page.locator(`[id="${told}"]`).textContent()).toContain("977 GB");
  const marked = await page.evaluate(() => [...(CSS.highlights.get("blocking") ?? [])].map((r) => (r as Range).toString()));
  expect(marked).toEqual(["977 GB"]);
});

it("pauses before sending a letter in which something must change", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const { p, s } = await falsify();
  const target = join(program.dir, "letter.txt");
  program.answer("save", target);
  const plainText = async () => {
    await page.getByLabel("Other ways out").click();
    await page.getByRole("button", { name: "Plain text" }).click();
  };
  await plainText();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("977 GB").waitFor();
  expect(existsSync(target)).toBe(false);
  await dialog.getByRole("button", { name: "Go there" }).first().click();
  await until("the sentence to have the focus", async () => (await page.evaluate(() => document.activeElement?.getAttribute("data-sentence"))) === `${p}.${s}`);

  await plainText(); // asked again
  await dialog.getByRole("button", { name: "Send it out all the same" }).click();
  await page.getByText("letter.txt is written and was read back.").waitFor();
  expect(readFileSync(target, "utf8")).toContain("977 GB");
});

it("puts the figure of the line back, and the words as they were written", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const { p, s, was } = await falsify();
  await page.getByRole("button", { name: "Make it true" }).first().click();
  await page.getByRole("button", { name: "Take it" }).click();
  await until("the figure of the line", async () => ((await sentence(page, p, s).textContent()) ?? "").includes("420 GB"));
  await atRest(page);
  await sentence(page, p, s).fill("I moved a database.");
  await sentence(page, p, s).blur();
  await atRest(page);
  await page.getByRole("button", { name: "Give it back as it was written for you" }).click();
  await until("the words as written", async () => (await sentence(page, p, s).textContent()) === was);
});

it("never brings words back by itself that were thrown away", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const { was } = await falsify();
  await page.keyboard.press("Control+h");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("listitem").last().getByRole("button").click();
  await dialog.getByRole("button", { name: "Bring this version back" }).click();
  await until("the words before", async () => ((await page.getByRole("article").textContent()) ?? "").includes(was));
  for (const name of ["A migration", "The role", "An incident"]) {
    const opening = page.getByRole("radio", { name });
    if ((await opening.getAttribute("aria-disabled")) === "true") continue;
    await opening.click();
    await until(`the opening: ${name}`, async () => (await opening.getAttribute("aria-checked")) === "true");
    await atRest(page);
    expect(await page.getByRole("article").textContent()).not.toContain("977");
  }
});

it("does not bring a deleted application back with a restart", async () => {
  const { program } = window;
  await drafted(program, window.page);
  await window.page.keyboard.press("Control+b");
  await window.page.getByRole("dialog").getByRole("button", { name: /^Delete .*Amberquay/ }).click();
  await window.page.getByRole("button", { name: "Bring it back" }).waitFor();
  window.page = await program.restart();
  expect(await window.page.locator("[data-sentence]").count()).toBe(0);
  await window.page.keyboard.press("Control+b");
  const dialog = window.page.getByRole("dialog");
  await dialog.getByText("One that you deleted").waitFor();
  expect(await dialog.getByRole("button", { name: /^Delete/ }).count()).toBe(0);
  await dialog.getByText("One that you deleted").click();
  await dialog.getByRole("button", { name: /^Bring back/ }).click();
  await dialog.getByRole("button", { name: /^Delete .*Amberquay/ }).waitFor();
});
