import type { Page } from "playwright-core";
import { afterEach, beforeEach } from "vitest";
import { Program } from "./program";

/** A program from an empty profile and a page on it, anew for each test of a file. */
export function freshWindow(): { program: Program; page: Page } {
  const window = {} as { program: Program; page: Page };
  beforeEach(async () => {
    window.program = await Program.start();
    window.page = await window.program.page();
  });
  afterEach(() => window.program.stop());
  return window;
}

export const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName ?? "");
