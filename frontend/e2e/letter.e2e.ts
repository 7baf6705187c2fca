import { expect, it } from "vitest";
import { until } from "./program";
import { act, atRest, drafted, sentence } from "./steps";
import { freshWindow } from "./window";

const window = freshWindow();

// All at once: between two questions the page may write a sentence anew.
const words = () =>
  window.page
    .getByRole("article")
    .getByRole("textbox")
    .evaluateAll((fields) => fields.map((field) => [field.getAttribute("data-sentence"), field.textContent] as const));
const textAt = async (at: string) => (await words()).find(([place]) => place === at)?.[1] ?? "";

it("keeps what is locked when a sentence, a paragraph or the rest is written again", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const before = await words();
  await act(page, 1, 0, "Lock it");
  await until("the lock", async () => (await page.locator('[data-sentence="1.0"].locked').count()) === 1);
  await act(page, 1, 0, "Write the rest again");
  await until("other words", async () => JSON.stringify(await words()) !== JSON.stringify(before));
  await atRest(page);
  const locked = before.find(([place]) => place === "1.0")?.[1];
  expect((await words()).map(([, text]) => text)).toContain(locked);

  // One sentence: the others stay as they are.
  const all = await words();
  const of = all.find(([place]) => place?.startsWith("3."))?.[0] ?? "";
  const [p = 0, s = 0] = of.split(".").map(Number);
  await act(page, p, s, "Write it again");
  await atRest(page);
  for (const [place, text] of all) if (!place?.startsWith(`${p}.`)) expect(await textAt(place ?? "")).toBe(text);

  // Its paragraph: the same.
  await act(page, p, s, "Write the paragraph again");
  await atRest(page);
  for (const [place, text] of all) if (!place?.startsWith(`${p}.`)) expect(await textAt(place ?? "")).toBe(text);
  expect(await page.getByText("Must change").count()).toBe(0);
});

it("makes a sentence true that is not, on their word", async () => {
  const { program, page } = window;
  await drafted(program, page);
  await sentence(page, 1, 0).fill("At Claywell I moved 900 GB of appointments from MySQL 5.7 to PostgreSQL 14 with dual writes.");
  await sentence(page, 1, 0).blur();
  await page.getByText("Must change").first().waitFor();
  await atRest(page);
  await page.getByRole("button", { name: "Make it true" }).first().click();
  const take = page.getByRole("button", { name: /^Take (it|the sentence out)$/ });
  await take.waitFor();
  await take.click();
  await atRest(page);
  await until("nothing that must change", async () => (await page.getByText("Must change").count()) === 0);
  expect(await textAt("1.0")).not.toContain("900 GB");
});

it("never tells what they said must never be told, and names no employer that is confidential", async () => {
  const { program, page } = window;
  await drafted(program, page);
  await sentence(page, 1, 0).focus();
  const use = page.getByLabel("In later letters").first();
  const quote = (await page.locator("blockquote").first().textContent()) ?? "";
  await use.selectOption("never");
  await page.getByText("has changed since this letter was written").waitFor();
  await page.getByRole("button", { name: "Draft again" }).click();
  await page.getByText("has changed since this letter was written").waitFor({ state: "detached" });
  await atRest(page);
  for (const [place] of await words()) {
    await page.locator(`[data-sentence="${place}"]`).focus();
    expect(await page.locator("blockquote").allTextContents()).not.toContain(quote);
  }

  await page.locator("[data-sentence]").filter({ hasText: "Claywell" }).first().focus();
  const claim = page.locator("figure", { has: page.getByLabel("In later letters") }).first();
  await claim.getByLabel("In later letters").selectOption("confidential");
  await claim.getByLabel("In place of “Claywell”").fill("a booking company");
  await claim.getByLabel("In place of “Claywell”").press("Tab");
  await until("the description to be kept", async () => (await claim.getByLabel("In place of “Claywell”").inputValue()) === "a booking company");
  await atRest(page);
  await page.getByRole("button", { name: "Draft again" }).click();
  await until("a letter without the name", async () => !(await page.getByRole("article").textContent())?.includes("Claywell"));
});

it("tells first what they prefer, and claims less of what was done with the team", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const use = page.getByLabel("In later letters").first();
  const redraft = async (chosen: string) => {
    await use.selectOption(chosen);
    await page.getByText("has changed since this letter was written").waitFor();
    await page.getByRole("button", { name: "Draft again" }).click();
    await page.getByText("has changed since this letter was written").waitFor({ state: "detached" });
    await atRest(page);
  };
  const letter = async () => (await page.getByRole("article").textContent()) ?? "";
  const short = async (words: string) => {
    await page.getByLabel(/^How it is written/).click();
    await page.getByLabel("At most").selectOption(words);
    await page.keyboard.press("Escape");
    await atRest(page);
  };
  await page.locator("[data-sentence]").filter({ hasText: "wrote the runbook" }).first().focus();
  await short("150 words");
  await until("a letter too short for it", async () => !(await letter()).includes("wrote the runbook"));
  await short("one page");
  await page.locator("[data-sentence]").filter({ hasText: "wrote the runbook" }).first().focus();
  await redraft("prefer");
  await short("150 words");
  await until("the claim that they prefer, short as the letter is", async () => (await letter()).includes("wrote the runbook"));

  await short("one page");
  await page.locator("[data-sentence]").filter({ hasText: "420 GB" }).first().focus();
  await redraft("team");
  expect(await letter()).not.toMatch(/\bI moved 420 GB/);
});

it("takes a fact of theirs, keeps it, and lets it go", async () => {
  const { program } = window;
  await drafted(program, window.page);
  const add = window.page.getByLabel("Add a fact");
  await add.fill("I looked after two junior engineers for a year.");
  await window.page.getByRole("button", { name: "Keep it" }).click();
  const fact = () => window.page.getByRole("textbox", { name: "A fact of yours" });
  await fact().waitFor();
  window.page = await program.restart();
  await fact().waitFor();
  expect(await fact().inputValue()).toBe("I looked after two junior engineers for a year.");
  await window.page.getByRole("button", { name: /^Remove the fact/ }).click();
  await until("the fact to go", async () => (await fact().count()) === 0);
});

it("shows what a reader of ten seconds sees, as the gate has it", async () => {
  const { program, page } = window;
  await drafted(program, page);
  await page.keyboard.press("Control+k");
  const seen = () =>
    page.evaluate(() => [...(CSS.highlights.get("skimmed") ?? [])].map((r) => (r as Range).toString()));
  await until("the stretches", async () => (await seen()).length > 3);
  expect((await seen()).join(" · ")).toContain(await textAt("1.0")); // the first sentence whole
  expect((await seen()).some((s) => s.startsWith("420 GB"))).toBe(true);
});

it("takes back a correction of the resume, and one of the posting", async () => {
  const { program, page } = window;
  await drafted(program, page);
  await page.getByRole("button", { name: "As read" }).click();
  const employer = page.getByRole("textbox", { name: "Employer" }).first();
  const was = await employer.inputValue();
  await employer.fill("Claywell Veterinary");
  await employer.press("Tab");
  await page.getByRole("button", { name: "Take back: Employer: Claywell Veterinary" }).click();
  await until("the employer as read", async () => (await page.getByRole("textbox", { name: "Employer" }).first().inputValue()) === was);

  const company = page.getByRole("textbox", { name: "Company", exact: true });
  await company.fill("Somebody Else");
  await company.press("Tab");
  await page.getByRole("button", { name: "Read it as it stands" }).click();
  await until("the company as read", async () => (await company.inputValue()) === "Amberquay Charging");
});

it("says what each line of the resume means, and keeps what they put right", async () => {
  const { program } = window;
  await drafted(program, window.page);
  const line = () => window.page.locator("li", { hasText: "put a circuit breaker in front" }).first();
  const open = async () => {
    await window.page.getByRole("button", { name: "As read" }).click();
    await line().locator(".means").waitFor();
    await line().locator("summary").click();
  };
  await open();
  expect(await line().locator(".means").textContent()).toContain("something broke");
  await line().getByLabel("What it tells").selectOption("nothing");
  await until("the line as they see it", async () => (await line().locator(".means").textContent()) === "nothing to tell");
  await atRest(window.page);
  window.page = await program.restart();
  await open();
  expect(await line().locator(".means").textContent()).toBe("nothing to tell");
  await line().getByRole("button", { name: "As it was read" }).click();
  await until("the line as it was read", async () => ((await line().locator(".means").textContent()) ?? "").includes("something broke"));
});
