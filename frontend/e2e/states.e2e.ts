import { expect, it } from "vitest";
import { broken } from "./accessible";
import { cutOff } from "./cut";
import { states } from "./states";
import { freshWindow } from "./window";

// A small laptop; the same at 200 %; twice that again, as WCAG has it; a large screen.
const sizes = [[1280, 800], [640, 400], [320, 400], [3840, 2160]] as const;

const window = freshWindow();

it("breaks no rule of accessibility in any state, and is cut off at no size", { timeout: 400_000 }, async () => {
  const { program, page } = window;
  const found: string[] = [];
  for (const [name, reach] of states) {
    await reach(program, page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      found.push(...(await broken(page, `${name}, ${colorScheme}`)));
    }
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      found.push(...(await cutOff(page)).map((what) => `${name}, ${width} by ${height}: ${what}`));
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(found).toEqual([]);
});
