import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";

const api = vi.hoisted(() => ({ About: vi.fn(), onChanged: vi.fn(() => () => {}), faultOf: (x: unknown) => x }));
vi.mock("../../lib/api", () => api);

const { texts } = await import("../../lib/texts");
const { desk } = await import("../../stores/desk.svelte");
const Privacy = (await import("./Privacy.svelte")).default;

const about = (on: boolean, tried: string) => ({ lock: { on, tried }, lock_flag: "--x", data_dir: "/home/ida/data", packs: [], styles: [] });

beforeEach(() => {
  vi.clearAllMocks();
  desk.about = undefined;
  Object.assign(HTMLDialogElement.prototype, { showModal: vi.fn(), close: vi.fn() }); // jsdom has no dialogs
});

describe("the privacy panel", () => {
  it("has the lock tried as it opens, and says what came of it and how to check", async () => {
    desk.about = about(true, "an attempt of an hour ago");
    api.About.mockResolvedValue(about(true, "socket(AF_INET) refused: EACCES"));
    render(Privacy);
    await vi.waitFor(() => expect(screen.getByText("socket(AF_INET) refused: EACCES")).toBeTruthy());
    expect(screen.getByText(texts.lock.onWhat)).toBeTruthy();
    expect(screen.getByText(texts.lock.command).textContent).toContain("strace -f -e trace=socket");
    expect(screen.getByText("/home/ida/data")).toBeTruthy();
  });

  it("claims nothing where there is no lock", async () => {
    api.About.mockResolvedValue(about(false, "socket(AF_INET) was allowed"));
    render(Privacy);
    await vi.waitFor(() => expect(screen.getByText(texts.lock.offWhat)).toBeTruthy());
    expect(screen.queryByText(texts.lock.onWhat)).toBeNull();
    expect(screen.queryByText(texts.lock.command)).toBeNull();
  });
});
