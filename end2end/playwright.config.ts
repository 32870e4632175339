import { defineConfig, devices } from "@playwright/test";

// One portal for all tests: demo content, and the model page where the shared
// data is beside the project.
const port = Number(process.env.BANTIN_TEST_PORT ?? 3917);
const baseURL = `http://127.0.0.1:${port}`;

const chromium = {
  executablePath: process.env.BANTIN_CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const desktop = { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } };
const phone = { ...devices["Pixel 5"], viewport: { width: 360, height: 740 } };

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  retries: process.env.CI ? 1 : 0,
  timeout: 30_000,
  reporter: [["list"], ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/report.json" }]],
  use: { baseURL, launchOptions: chromium, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" },
  projects: [
    { name: "desktop", use: desktop, testIgnore: /no-javascript|pictures/ },
    { name: "phone", use: phone, testMatch: /(layout|search|navigation)\.spec\.ts/ },
    { name: "no-javascript", use: { ...desktop, javaScriptEnabled: false }, testMatch: /no-javascript/ },
    // Takes minutes and proves nothing: `cargo xtask pictures` asks for it.
    ...(process.env.BANTIN_PICTURES ? [{ name: "pictures", use: desktop, testMatch: /pictures/ }] : []),
  ],
  webServer: {
    command: "node portal.mjs",
    url: `${baseURL}/readyz`,
    env: { BANTIN_TEST_PORT: String(port) },
    timeout: 120_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
