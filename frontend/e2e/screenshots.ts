// Every state of the window as a picture, in light and dark, under build/screenshots/.
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { Program } from "./program";
import { states } from "./states";

const folder = resolve(import.meta.dirname, "../../build/screenshots");

test("screenshots", { timeout: 300_000 }, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = await Program.start();
  try {
    const page = await program.page({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
    for (const [i, [name, reach]] of states.entries()) {
      await reach(program, page);
      await shoot(page, `${String(i + 1).padStart(2, "0")}-${name.replaceAll(" ", "-")}`);
    }
    await page.setViewportSize({ width: 640, height: 400 }); // 1280 by 800 at 200 %
    await shoot(page, "zoomed", true);
  } finally {
    await program.stop();
  }
});

async function shoot(page: Page, name: string, fullPage = false): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(350); // colours fade, pages scroll
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage });
  }
  await page.emulateMedia({ colorScheme: "light" });
}
