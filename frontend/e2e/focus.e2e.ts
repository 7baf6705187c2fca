import { it } from "vitest";
import { until } from "./program";
import { closeDialog } from "./states";
import { act, atRest, drafted, sentence } from "./steps";
import { focused, freshWindow } from "./window";

const window = freshWindow();

/** Something has the focus, now and a moment later, when the page has settled. What had
 *  it may go between two looks: the focus then moves in the next task of the page. */
async function kept(after: string): Promise<void> {
  const there = async () => (await focused(window.page)) !== "BODY";
  await until(`the focus after ${after}`, there);
  await window.page.waitForTimeout(150);
  await until(`the focus a moment after ${after}`, there);
}

it("never leaves the focus nowhere while a letter is worked on", async () => {
  const { program, page } = window;
  await drafted(program, page);
  for (const name of ["Draft again", "Undo", "Redo"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await atRest(page);
    await kept(name);
  }
  program.pace("300ms");
  await page.getByRole("button", { name: "Draft again" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await kept("Stop");
  await atRest(page);
  await kept("a draft that ended");
  program.pace("0s");
  await act(page, 1, 0, "Write the paragraph again");
  await atRest(page);
  await kept("a paragraph written again");
  await page.getByRole("button", { name: "Change…" }).focus();
  await page.keyboard.press("Enter");
  await kept("Change…");
  await page.getByRole("button", { name: "Keep the one above" }).click();
  await kept("keeping the posting");
  const count = await page.locator("[data-sentence]").count();
  await sentence(page, 1, 1).fill("");
  await page.keyboard.press("Enter");
  await until("the sentence to go", async () => (await page.locator("[data-sentence]").count()) < count);
  await kept("a sentence taken out");
});

it("gives the focus back when a dialog closes, and keeps it when what has it is deleted", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const applications = page.getByRole("button", { name: /^Applications/ });
  await applications.click();
  await page.getByRole("dialog").waitFor();
  await closeDialog(page);
  await until("the focus to come back", () => applications.evaluate((e) => e === document.activeElement));
  for (const key of ["Control+j", "Control+h", "Control+,", "F1"]) {
    await sentence(page, 1, 0).focus();
    await page.keyboard.press(key);
    await page.getByRole("dialog").waitFor();
    await closeDialog(page);
    const place = () => page.evaluate(() => document.activeElement?.getAttribute("data-sentence"));
    await until(`the focus after ${key}`, async () => (await place()) === "1.0");
  }
  await page.keyboard.press("Control+b");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Duplicate/ }).click();
  await until("two applications", async () => (await dialog.getByRole("button", { name: /^Delete/ }).count()) === 2);
  await dialog.getByRole("button", { name: /^Rename/ }).first().click();
  await dialog.getByLabel("Its name").fill("Charging");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Delete Charging" }).waitFor();
  await kept("a new name");
  await dialog.getByRole("button", { name: "Delete Charging" }).click();
  await dialog.getByRole("button", { name: "Bring it back" }).waitFor();
  await kept("an application deleted");
  await page.keyboard.press("Escape");
  await kept("the dialog closed");
});

it("keeps the focus when another application comes on the desk", async () => {
  const { program, page } = window;
  await drafted(program, page);
  await sentence(page, 1, 0).focus();
  await page.keyboard.press("Control+n");
  await page.getByLabel("Paste the job posting").waitFor();
  await kept("a new application");
  await page.keyboard.press("Control+b");
  await page.getByRole("dialog").getByRole("button", { name: /^(?!Delete|Duplicate|Rename).*Amberquay/ }).click();
  await sentence(page, 1, 0).waitFor();
  await kept("the first one again");
});
