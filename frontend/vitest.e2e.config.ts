import { defineConfig } from "vitest/config";

// One program, one window at a time: the files run one after the other.
export default defineConfig({
  test: {
    environment: "node",
    include: [process.env["VOUCHSAFE_SCREENSHOTS"] ? "e2e/screenshots.ts" : "e2e/**/*.e2e.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
