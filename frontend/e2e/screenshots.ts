// Every state of the window as a picture, in light and dark, under build/screenshots/.
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { test } from "vitest";
import { Program } from "./program";
import { states } from "./states";

const folder = resolve(import.meta.dirname, "../../build/screenshots");

// A small laptop, the same at 200 %, and a large screen.
const sizes = [["small", 1280, 800], ["zoomed", 640, 400], ["large", 3840, 2160]] as const;

test("screenshots", { timeout: 400_000 }, async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const program = await Program.start();
  try {
    const page = await program.page({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
    for (const [i, [name, reach]] of states.entries()) {
      await reach(program, page);
      await shoot(page, `${String(i + 1).padStart(2, "0")}-${name.replaceAll(" ", "-")}`);
    }
    for (const [name, width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await shoot(page, name, width < 1000);
    }
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
