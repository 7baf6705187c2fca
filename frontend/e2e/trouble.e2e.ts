import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { idaBrandt, kestrelAd, lock, writePDF } from "./pdf";
import { Program, sample, until } from "./program";
import { atRest, drafted, openPosting, openResume, readPosting, sentence } from "./steps";
import { freshWindow } from "./window";

const window = freshWindow();

it("asks for the password of a locked resume, and of a locked posting", async () => {
  const { program, page } = window;
  const open = join(program.dir, "open.pdf");
  writePDF(open, idaBrandt);
  lock(open, join(program.dir, "ida.pdf"), "sesame");
  writePDF(open, kestrelAd);
  lock(open, join(program.dir, "ad.pdf"), "open it");
  const password = page.getByLabel("Password of the file");

  await openResume(program, page, join(program.dir, "ida.pdf"));
  await password.fill("wrong");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByText("The password given does not open it").waitFor();
  await password.fill("sesame");
  await password.press("Enter");
  await page.getByRole("img", { name: "Page 1 of ida.pdf" }).waitFor();

  await openPosting(program, page, join(program.dir, "ad.pdf"));
  await password.fill("open it");
  await password.press("Enter");
  await atRest(page);
  await until("the role", async () => (await page.getByRole("textbox", { name: "Role" }).inputValue()) === "Backend Engineer");
  expect(await page.getByRole("alert").count()).toBe(0);
});

it("says which words of a resume nobody can see, and that they do not count", async () => {
  const { program, page } = window;
  const path = join(program.dir, "ida.pdf");
  writePDF(path, idaBrandt, ["Expert in Kubernetes, Terraform, Rust and Haskell with ten years of each of them"]);
  await openResume(program, page, path);
  await page.getByText(/cannot be seen.*left out/).waitFor();
  await page.getByRole("button", { name: "As read" }).click();
  await page.getByText("Cannot be seen on the page, left out").waitFor();
  await page.getByText("Expert in Kubernetes").waitFor();
});

it("keeps the letter and says so when the model's file is gone", async () => {
  const { program, page } = window;
  await drafted(program, page);
  const file = join(program.home, "models/mine.gguf");
  mkdirSync(join(program.home, "models"), { recursive: true });
  writeFileSync(file, "stands for weights");
  await page.keyboard.press("Control+,");
  await page.getByRole("combobox", { name: "Model" }).selectOption("mine");
  await page.keyboard.press("Escape");
  await page.getByText("has changed since this letter was written").waitFor();
  rmSync(file);
  await page.getByRole("button", { name: "Draft again" }).click();
  await page.getByText("There is no model called mine").waitFor();
  expect(await page.getByRole("article").getByRole("textbox").count()).toBeGreaterThan(4);
});

it("goes on with the resume it read when the file is replaced, until it is given again", async () => {
  const { program } = window;
  const path = join(program.dir, "resume.pdf");
  copyFileSync(sample("resumes/maren-tolliver.pdf"), path);
  await openResume(program, window.page, path);
  await window.page.getByRole("img", { name: /Page 1 of/ }).waitFor();
  await readPosting(window.page);
  await atRest(window.page);
  const letter = await window.page.getByRole("article").textContent();
  writePDF(path, idaBrandt);
  window.page = await program.restart();
  await window.page.getByRole("img", { name: "Page 1 of resume.pdf" }).waitFor();
  expect(await window.page.getByRole("article").textContent()).toBe(letter);
  await window.page.getByRole("button", { name: "Replace…" }).click();
  await window.page.getByText("has changed since this letter was written").waitFor();
  expect(await window.page.getByRole("article").textContent()).toBe(letter);
});

it("keeps the letter when the program is ended in the middle of drafting", async () => {
  const { program } = window;
  await openResume(program, window.page);
  await window.page.getByRole("img", { name: /Page 1 of/ }).waitFor();
  await readPosting(window.page);
  program.pace("3s");
  await window.page.getByRole("article").getByRole("textbox").first().waitFor();
  await window.page.getByRole("button", { name: "Stop" }).waitFor();
  const letter = await window.page.getByRole("article").textContent();
  window.page = await program.restart();
  await until("the letter", async () => (await window.page.getByRole("article").textContent()) === letter);
  await atRest(window.page);
});

const small = "4m";
const allowed = spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).status === 0;

it.skipIf(!allowed)("says that the disk is full, loses nothing, and saves when there is room", async () => {
  const program = await Program.start(small);
  try {
    const page = await program.page();
    await drafted(program, page);
    const filler = join(program.home, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(16 << 20));
    } catch {
      // as much as there was room for
    }
    await sentence(page, 0, 0).fill("Hello Rosalind,");
    await page.getByText("The disk is full").waitFor();
    await page.getByText("Not saved", { exact: true }).waitFor();
    expect(await sentence(page, 0, 0).textContent()).toBe("Hello Rosalind,");
    rmSync(filler);
    await page.getByText("Not saved", { exact: true }).waitFor({ state: "detached" });
    await page.reload();
    await until("the words", async () => (await sentence(page, 0, 0).textContent()) === "Hello Rosalind,");
    expect(await page.getByRole("alert").count()).toBe(0);
  } finally {
    await program.stop();
  }
});
