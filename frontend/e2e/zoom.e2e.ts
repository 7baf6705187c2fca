import { expect, it } from "vitest";
import { cutOff } from "./cut";
import { until } from "./program";
import { atRest, drafted } from "./steps";
import { freshWindow } from "./window";

const window = freshWindow();

it("grows to twice its size by key, reflows, and is as large after a restart", async () => {
  const { program } = window;
  await drafted(program, window.page);
  const letters = () => window.page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  const before = await letters();
  for (const percent of [110, 125, 150, 175, 200]) {
    await window.page.keyboard.press("Control++");
    await until(`${percent} %`, async () => Math.round((100 * (await letters())) / before) === percent);
  }
  expect(await cutOff(window.page)).toEqual([]);
  window.page = await program.restart();
  await until("the size again", async () => Math.round(await letters()) === Math.round(2 * before));
  await atRest(window.page);
  await window.page.keyboard.press("Control+0");
  await until("the size as it was", async () => (await letters()) === before);
});

it("moves nothing where less motion is asked for", async () => {
  const { program, page } = window;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await drafted(program, page);
  await page.locator("[data-sentence]").nth(2).hover();
  await page.getByRole("button", { name: "Draft again" }).hover();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
