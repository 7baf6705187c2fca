import type { Page } from "playwright-core";

/** What of the page cannot be seen because it is cut off, or lies beyond its edge. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement;
    if (wide.scrollWidth > wide.clientWidth + 1) found.push(`the page is ${wide.scrollWidth} wide on ${wide.clientWidth}`);
    const named = (e: Element) => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 40)}”`;
    for (const e of document.querySelectorAll("button, summary, h1, h2, h3, p, li, label, select, textarea, dt, dd, figcaption")) {
      const box = e.getBoundingClientRect();
      if (!e.checkVisibility() || e.closest(".hidden") || box.width === 0) continue;
      for (let around = e.parentElement; around; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.overflowX === "visible") continue;
        const frame = around.getBoundingClientRect();
        if (box.right > frame.right + 1 || box.left < frame.left - 1) found.push(`${named(e)} is cut by ${around.className}`);
        break;
      }
      if (box.right > wide.clientWidth + 1) found.push(`${named(e)} lies beyond the edge`);
      const hides = getComputedStyle(e).overflowX !== "visible" && e.tagName !== "TEXTAREA" && e.tagName !== "SELECT";
      if (hides && e.scrollWidth > e.clientWidth + 1) found.push(`${named(e)} hides its end`);
    }
    return [...new Set(found)];
  });
}
