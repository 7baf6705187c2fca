// The clipboard, with the letter both as plain text and as it is set: a page may only
// fill it inside a copy event, so one is made.
import type { app } from "./api";

/** Puts both texts on the clipboard; reports whether the webview let it. */
export function putOnClipboard(texts: app.ClipboardTexts): boolean {
  let done = false;
  const fill = (e: ClipboardEvent) => {
    if (!e.clipboardData) return;
    e.clipboardData.setData("text/plain", texts.plain);
    e.clipboardData.setData("text/html", texts.html);
    e.preventDefault();
    e.stopPropagation();
    done = true;
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else fills both without asking
  document.execCommand("copy");
  document.removeEventListener("copy", fill, { capture: true });
  return done;
}
