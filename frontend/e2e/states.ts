// Every state of the window in order, each held long enough to look at it: for the
// eyes (screenshots) and for the rules of accessibility alike.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { idaBrandt, kestrelAd, lock, writePDF } from "./pdf";
import type { Program } from "./program";
import { atRest, openPosting, openResume, readPosting, replaceResume, resume, sentence } from "./steps";

type State = [name: string, reach: (program: Program, page: Page) => Promise<void>];

/** A dialog opened by its key, after the one before it is closed. */
const dialog = (name: string, key: string, heading: string): State => [
  name,
  async (_, page) => {
    await closeDialog(page);
    await page.keyboard.press(key);
    await page.getByRole("dialog").getByRole("heading", { name: heading }).waitFor();
  },
];

export async function closeDialog(page: Page): Promise<void> {
  const open = page.getByRole("dialog");
  if ((await open.count()) === 0) return;
  await page.keyboard.press("Escape");
  await open.waitFor({ state: "detached" });
}

const duties = `Backend-Entwickler (m/w/d) bei Hafenblick
Ihre Aufgaben: Sie entwickeln und warten unsere Dienste in Go und betreuen die Datenbanken.
Sie arbeiten im Team und nehmen an Besprechungen teil. Wir bieten flexible Arbeitszeiten und Obst.
Ihr Profil: Sie haben mehrere Jahre Erfahrung mit Go, PostgreSQL und Kubernetes.`;

const long = `Principal Distinguished Backend Reliability and Database Migration Engineer (Sessions, Charging and Settlement)
at Internationale Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten Gesellschaft
We run a ledger that must not lose an entry: ${"reconciliation-settlement-".repeat(9)}ledger.
You will move the ledger off MySQL without an outage, and you will be on call one week in eight.
You have run PostgreSQL, Kubernetes, Terraform, Kafka, Elasticsearch, ClickHouse, Prometheus and Grafana in production.`;

export const states: State[] = [
  ["empty", () => Promise.resolve()],
  [
    "locked resume",
    async (program, page) => {
      writePDF(join(program.dir, "open.pdf"), idaBrandt);
      lock(join(program.dir, "open.pdf"), join(program.dir, "ida-brandt.pdf"), "sesame");
      await openResume(program, page, join(program.dir, "ida-brandt.pdf"));
      await page.getByLabel("Password of the file").waitFor();
    },
  ],
  [
    "words nobody sees",
    async (program, page) => {
      const path = join(program.dir, "ida-brandt-2.pdf");
      writePDF(path, idaBrandt, ["Expert in Kubernetes, Terraform, Rust and Haskell, with ten years of each"]);
      await openResume(program, page, path);
      await page.getByText(/cannot be seen.*left out/).waitFor();
    },
  ],
  [
    "locked posting",
    async (program, page) => {
      writePDF(join(program.dir, "open.pdf"), kestrelAd);
      lock(join(program.dir, "open.pdf"), join(program.dir, "ferry-lane.pdf"), "sesame");
      await openPosting(program, page, join(program.dir, "ferry-lane.pdf"));
      await page.getByLabel("Password of the file").waitFor();
    },
  ],
  [
    "reading",
    async (program, page) => {
      program.pace("1s");
      await replaceResume(program, page, resume);
      await page.getByText("Reading the resume…").waitFor();
    },
  ],
  ["resume read", (_, page) => page.getByRole("img", { name: "Page 1 of maren-tolliver.pdf" }).waitFor()],
  [
    "drafting",
    async (_, page) => {
      await readPosting(page);
      await page.getByRole("button", { name: "Stop" }).waitFor();
    },
  ],
  [
    "done",
    async (program, page) => {
      program.pace("0s");
      await atRest(page);
      await sentence(page, 1, 0).focus();
    },
  ],
  ["plan from the posting", (_, page) => page.locator("p.plan [data-sentence]").first().focus()],
  [
    "other wordings",
    async (_, page) => {
      await sentence(page, 1, 0).press("Alt+ArrowDown");
      await page.getByRole("button", { name: "Write it again" }).waitFor();
    },
  ],
  [
    "how it is written",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.getByLabel(/^How it is written/).click();
    },
  ],
  [
    "ten seconds",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Ten seconds" }).click();
    },
  ],
  [
    "checking",
    async (program, page) => {
      await page.getByRole("button", { name: "Ten seconds" }).click();
      program.pace("1s");
      await sentence(page, 1, 0).fill("I kept 99 queues alive and ran Kafka for a million users.");
      await page.locator('main[data-phase="checking"]').waitFor();
    },
  ],
  [
    "edited",
    async (program, page) => {
      program.pace("0s");
      await atRest(page);
    },
  ],
  [
    "made true",
    async (_, page) => {
      await page.getByRole("button", { name: "Make it true" }).first().click();
      await page.getByRole("button", { name: "Leave it as it is" }).waitFor();
    },
  ],
  [
    "a fact of theirs",
    async (_, page) => {
      await page.getByLabel("Add a fact").fill("I looked after two junior engineers for a year.");
      await page.getByRole("button", { name: "Keep it" }).click();
      await page.getByRole("textbox", { name: "A fact of yours" }).scrollIntoViewIfNeeded();
    },
  ],
  [
    "as read",
    async (_, page) => {
      await page.getByRole("button", { name: "As read" }).click();
      const employer = page.getByRole("textbox", { name: "Employer" }).first();
      await employer.fill("Claywell Veterinary");
      await employer.press("Tab");
      await page.getByRole("button", { name: /^Take back/ }).waitFor();
    },
  ],
  [
    "a line that was read wrongly",
    async (_, page) => {
      await page.locator(".sources").getByLabel(/^This line:/).first().click();
      await page.getByRole("button", { name: "These are two" }).waitFor();
    },
  ],
  [
    "a line of the posting",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.getByRole("region", { name: "The posting" }).getByLabel(/^This line:/).nth(3).click();
      await page.getByRole("button", { name: "Answer this line" }).waitFor();
    },
  ],
  dialog("story", "Control+j", "The story, told once"),
  [
    "a story told",
    async (_, page) => {
      const told = ["Replica lag reached 40 s at Easter and seats were sold twice", "an alert on double sales", "pinned reads for held seats to the primary, then added lag alerts", "there have been no double sales since", "a runbook"];
      const boxes = page.getByRole("dialog").getByRole("textbox");
      for (const [i, words] of told.entries()) await boxes.nth(i).fill(words);
      await page.getByText("It grows here as you type.").waitFor({ state: "detached" });
    },
  ],
  dialog("versions", "Control+h", "Versions of this letter"),
  dialog("applications", "Control+b", "Applications"),
  [
    "an application deleted",
    async (_, page) => {
      await page.getByRole("button", { name: /^Duplicate/ }).first().click();
      await page.getByRole("button", { name: /^Delete/ }).nth(1).waitFor();
      await page.getByRole("button", { name: /^Delete/ }).first().click();
      await page.getByRole("button", { name: "Bring it back" }).waitFor();
    },
  ],
  dialog("settings", "Control+,", "Settings"),
  [
    "a model to add",
    async (program, page) => {
      const file = join(program.dir, "some-other-model-Q4_K_M.gguf");
      writeFileSync(file, "stands for weights");
      program.answer("open", file);
      await page.getByRole("button", { name: "Add a model…" }).click();
      await closeDialog(page);
      await page.getByRole("button", { name: "Not now" }).waitFor();
    },
  ],
  dialog("help", "F1", "Keys"),
  [
    "privacy",
    async (_, page) => {
      await closeDialog(page);
      await page.getByRole("button", { name: /^(Offline|Network open)$/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  ],
  [
    "ways out",
    async (_, page) => {
      await closeDialog(page);
      await page.getByRole("button", { name: "Not now" }).click();
      await page.getByLabel("Other ways out").click();
    },
  ],
  [
    "something hovers",
    async (_, page) => {
      await page.keyboard.press("Escape");
      await page.evaluate(() => window.dispatchEvent(new DragEvent("dragenter")));
      await page.getByText("Drop it anywhere").waitFor();
    },
  ],
  [
    "a posting of duties, in German",
    async (program, page) => {
      await page.evaluate(() => window.dispatchEvent(new DragEvent("dragleave")));
      await page.getByRole("button", { name: "Change…" }).click();
      await readPosting(page, duties);
      await page.getByText("has changed since this letter was written").waitFor();
      program.pace("0s");
    },
  ],
  [
    "long texts",
    async (_, page) => {
      await page.getByRole("button", { name: "Change…" }).click();
      await readPosting(page, long);
      await page.getByText("Gesellschaft").first().waitFor();
      await page.getByRole("button", { name: "Draft again" }).click();
      await atRest(page);
    },
  ],
  [
    "failed",
    async (program, page) => {
      await closeDialog(page);
      const bad = join(program.dir, "notes.pdf");
      writeFileSync(bad, "words, but no PDF");
      await replaceResume(program, page, bad);
      await page.getByRole("alert").waitFor();
    },
  ],
];
