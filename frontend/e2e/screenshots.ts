// Every state of the window as a picture, in light and dark, under build/screenshots/.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { Program } from "./program";
import { atRest, openResume, readPosting, sentence } from "./steps";

const folder = resolve(import.meta.dirname, "../../build/screenshots");

test("screenshots", { timeout: 300_000 }, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = await Program.start();
  try {
    const page = await program.page({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
    const shoot = shooter(page);

    await shoot("1-empty");
    program.pace("2s");
    await openResume(program, page);
    await page.getByText("Reading the resume…").waitFor();
    await shoot("2-reading");
    await page.getByRole("img", { name: /Page 1 of/ }).waitFor();
    await shoot("3-resume");
    await readPosting(page);
    await page.getByText("Improving sentence by sentence").waitFor();
    await shoot("4-drafting");
    program.pace("0s");
    await atRest(page);
    await sentence(page, 1, 0).focus();
    await shoot("5-done");
    await page.locator("p.plan [data-sentence]").first().focus();
    await shoot("6-two-sources");
    await page.getByRole("radio", { checked: false }).nth(1).hover();
    await shoot("7-openings");
    program.pace("2s");
    await sentence(page, 1, 0).fill("I kept 99 queues alive and ran Kafka for a million users.");
    await page.locator('main[data-phase="checking"]').waitFor();
    await shoot("8-checking");
    program.pace("0s");
    await atRest(page);
    await shoot("9-edited");
    await page.getByRole("button", { name: "As read" }).click();
    await shoot("10-what-was-read");
    const bad = join(program.dir, "notes.pdf");
    writeFileSync(bad, "words, but no PDF");
    program.answer("open", bad);
    await page.getByRole("button", { name: "Replace…" }).click();
    await page.getByRole("alert").waitFor();
    await shoot("11-failed");
    await page.setViewportSize({ width: 640, height: 400 }); // 1280 by 800 at 200 %
    await shoot("12-zoomed", true);
  } finally {
    await program.stop();
  }
});

function shooter(page: Page) {
  return async (name: string, fullPage = false) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(350); // colours fade, pages scroll
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage });
    }
    await page.emulateMedia({ colorScheme: "light" });
  };
}
