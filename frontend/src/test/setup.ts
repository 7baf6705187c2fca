import "@testing-library/svelte/vitest";
import { vi } from "vitest";

// jsdom has none of these; the components only ask.
Element.prototype.scrollIntoView = () => {};
Element.prototype.checkVisibility = () => true;
vi.stubGlobal("ResizeObserver", class {
  observe() {}
  disconnect() {}
});
vi.stubGlobal("matchMedia", () => ({ matches: false }));
