// Pictures of the resume's pages, drawn by the program and kept until the resume changes.
import * as api from "../lib/api";
import { desk } from "./desk.svelte";

// Twice what a pane shows, so that a page stays sharp on dense screens and zoomed in.
const dpi = 144;

export interface Page {
  url: string;
  width: number; // points
  height: number;
}

class Pages {
  #of = -1;
  shown = $state.raw<Page[]>([]);

  /** Fetches the pictures of the pages, one by one; picture numbers what they show. */
  async load(picture: number, count: number): Promise<void> {
    if (this.#of === picture) return;
    this.#of = picture;
    this.shown = [];
    for (let page = 1; page <= count; page++) {
      await desk.attempt(async () => {
        const url = "data:image/png;base64," + (await api.ResumePage(page, dpi)).png;
        const { width, height } = await sizeOf(url);
        if (this.#of !== picture) return;
        this.shown = [...this.shown, { url, width: (width * 72) / dpi, height: (height * 72) / dpi }];
      });
      if (this.#of !== picture) return;
    }
  }
}

function sizeOf(url: string): Promise<{ width: number; height: number }> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => reject(new Error("a page of the resume could not be shown"));
    image.src = url;
  });
}

export const pages = new Pages();
