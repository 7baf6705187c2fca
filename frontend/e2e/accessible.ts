import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

/** Every rule of WCAG 2.2 A and AA that the page breaks as it is now. */
export async function broken(page: Page, state: string): Promise<string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations)`,
  );
  return violations.flatMap((v) => v.nodes.map((n) => `${state}: ${v.id}: ${n.target.join(" ")} (${n.failureSummary ?? ""})`));
}
