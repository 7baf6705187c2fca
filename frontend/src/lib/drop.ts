// Drops, anywhere on the page. The page only says what kind of thing was dropped
// and where; files come to the program by path, through the toolkit. All three of
// dragenter, dragover and drop must be taken: wherever one is not, and a quick drag
// may bring no dragover at all, the webview opens the file in our place.

export interface DropTarget {
  files(zone: string): void;
  text(text: string): void;
  bytes(file: File): void;
  hover(on: boolean): void;
}

/** Listens on the whole window; gives back how to stop. */
export function listenForDrops(to: DropTarget): () => void {
  let depth = 0;
  const over = (e: DragEvent) => {
    e.preventDefault();
    if (e.dataTransfer) e.dataTransfer.dropEffect = "copy";
  };
  const enter = (e: DragEvent) => {
    over(e);
    to.hover(++depth > 0);
  };
  const leave = () => to.hover(--depth > 0);
  const drop = (e: DragEvent) => {
    e.preventDefault();
    depth = 0;
    to.hover(false);
    const types = e.dataTransfer?.types ?? [];
    const file = e.dataTransfer?.files[0];
    const text = e.dataTransfer?.getData("text/plain") ?? "";
    // WebKitGTK names the paths of files as a list of addresses and gives no files;
    // other webviews give files.
    if (types.includes("text/uri-list")) to.files(zoneOf(e));
    else if (file) to.bytes(file);
    else to.text(text);
  };
  window.addEventListener("dragover", over);
  window.addEventListener("dragenter", enter);
  window.addEventListener("dragleave", leave);
  window.addEventListener("drop", drop);
  return () => {
    window.removeEventListener("dragover", over);
    window.removeEventListener("dragenter", enter);
    window.removeEventListener("dragleave", leave);
    window.removeEventListener("drop", drop);
  };
}

function zoneOf(e: DragEvent): string {
  const element = e.target instanceof Element ? e.target.closest<HTMLElement>("[data-zone]") : null;
  return element?.dataset["zone"] ?? "";
}

/** The bytes of a file in base64. */
export async function base64Of(file: Pick<File, "arrayBuffer">): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}
