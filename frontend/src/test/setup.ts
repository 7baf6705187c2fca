import "@testing-library/svelte/vitest";
import { vi } from "vitest";

// jsdom has neither; the components only ask.
Element.prototype.scrollIntoView = () => {};
vi.stubGlobal("matchMedia", () => ({ matches: false }));
