import { defineConfig } from "@playwright/test";

const baseURL = "http://127.0.0.1:3931";

export default defineConfig({
  testDir: "tests",
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 15_000,
  expect: { timeout: 5_000 },
  use: {
    baseURL,
    locale: "vi-VN",
    viewport: { width: 1280, height: 800 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: { executablePath: process.env.BANTIN_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] },
  },
  webServer: { command: "node tests/harness/server.mjs", url: baseURL, reuseExistingServer: false },
});
