// Starts the program as built with the dev tag (real Go bindings, no network lock)
// and a browser on its page. Dialogs are answered from files; see app/scripted_dev.go.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const binary = process.env["VOUCHSAFE_DEV"] ?? join(root, "build/bin/vouchsafe-dev");
const browserPath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export const sample = (name: string) => join(root, "samples", name);

// One browser serves all programs of a test file; it ends with the process.
let browser: Promise<Browser> | undefined;

export class Program {
  readonly dir = mkdtempSync(join(tmpdir(), "vouchsafe-e2e-"));
  #children: ChildProcess[] = [];
  #contexts: BrowserContext[] = [];
  #url = "";
  #screen: string | undefined;
  #disk = "";

  /** Starts from an empty profile; disk gives it a file system of that size, in a
   *  namespace of its own. */
  static async start(disk = ""): Promise<Program> {
    if (!existsSync(binary)) throw new Error(`${binary} is not there: go build -tags dev,webkit2_41 -o ${binary} .`);
    const program = new Program();
    program.#disk = disk;
    await program.#run();
    return program;
  }

  /** Ends the program as its window's close does, and starts it on the same data. */
  async restart(): Promise<Page> {
    const child = this.#children.pop();
    if (child) await ended(child);
    await this.#leave();
    await this.#run();
    return this.page();
  }

  async #run(): Promise<void> {
    const display = (this.#screen ??= await this.#display());
    const address = `127.0.0.1:${await freePort()}`;
    this.#url = `http://${address}`;
    const home = join(this.dir, "home");
    if (this.#disk) mkdirSync(home, { recursive: true });
    const mounted = ["-rm", "sh", "-c", `mount -t tmpfs -o size=${this.#disk} home "$1" && exec "$2"`, "sh", home, binary];
    const child = spawn(this.#disk ? "unshare" : binary, this.#disk ? mounted : [], {
      cwd: this.dir,
      stdio: ["ignore", "ignore", "pipe"],
      env: {
        ...process.env,
        DISPLAY: display,
        VOUCHSAFE_HOME: home,
        VOUCHSAFE_DIALOGS: this.dir,
        XDG_CACHE_HOME: this.#cache(),
        assetdir: join(root, "frontend/dist"),
        devserver: address,
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      },
    });
    this.#children.push(child);
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    await until(`the program at ${this.#url}`, async () => {
      if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}: ${said}`);
      return (await fetch(this.#url).catch(() => undefined))?.ok === true;
    });
  }

  async #leave(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    this.#contexts = [];
  }

  /** A fresh page on the program, at the size of a small laptop unless told otherwise. */
  async page(options: BrowserContextOptions = {}): Promise<Page> {
    browser ??= chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, ...options });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(this.#url);
    await page.getByRole("heading", { name: "Vouchsafe" }).waitFor();
    return page;
  }

  /** A cache with the compiled PDF module and the llama.cpp libraries of this machine,
   *  and without weights: what is drafted is composed by rule, the same every time. */
  #cache(): string {
    const cache = join(this.dir, "cache");
    const machine = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
    mkdirSync(join(cache, "vouchsafe"), { recursive: true });
    for (const part of ["vouchsafe/pdfium", "vouchsafe/libraries"]) {
      const here = join(cache, part);
      if (existsSync(join(machine, part)) && !existsSync(here)) symlinkSync(join(machine, part), here);
    }
    return cache;
  }

  /** How long each step of the work takes at least from now on, so that it can be seen. */
  pace(duration: string): void {
    writeFileSync(join(this.dir, "pace"), duration);
  }

  /** The data folder as the program sees it. */
  get home(): string {
    const pid = this.#children.at(-1)?.pid;
    return this.#disk ? `/proc/${pid}/root${join(this.dir, "home")}` : join(this.dir, "home");
  }

  /** The longest times between two frames of the program's own window, in
   *  milliseconds, one for each half second since it opened. */
  frames(): number[] {
    return readFileSync(join(this.dir, "frames"), "utf8").split("\n").filter(Boolean).map(Number);
  }

  /** What the next open or save dialog answers; "" is cancel. */
  answer(dialog: "open" | "save", path: string): void {
    writeFileSync(join(this.dir, dialog), path);
  }

  async stop(): Promise<void> {
    await this.#leave();
    for (const child of this.#children.reverse()) await ended(child);
    rmSync(this.dir, { recursive: true, force: true });
  }

  async #display(): Promise<string> {
    const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#children.push(server);
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.stdout.once("data", (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
    });
  }
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  const gone = new Promise((resolve) => child.once("exit", resolve));
  if (child.exitCode !== null || child.signalCode !== null) return;
  const impatient = setTimeout(() => child.kill("SIGKILL"), 3000);
  await gone;
  clearTimeout(impatient);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** Waits until something holds, asking ten times a second, for twenty seconds. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`waited in vain for ${what}`);
}
