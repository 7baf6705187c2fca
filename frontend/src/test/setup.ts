import "@testing-library/svelte/vitest";
import { vi } from "vitest";

// jsdom has none of these; the components only ask.
Element.prototype.scrollIntoView = () => {};
Element.prototype.checkVisibility = () => true;
HTMLDialogElement.prototype.showModal = () => {};
HTMLDialogElement.prototype.close = () => {};
vi.stubGlobal("ResizeObserver", class {
  observe() {}
  disconnect() {}
});
vi.stubGlobal("matchMedia", () => ({ matches: false }));
