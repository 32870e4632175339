import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

// Performance depends on the machine: `cargo xtask bench lighthouse` measures it.
const script = fileURLToPath(new URL("../../lighthouse.mjs", import.meta.url));

test("Lighthouse has nothing to say against any page, and no page moves while it loads", async ({ baseURL }) => {
  test.setTimeout(300_000);
  const chromium = process.env.BANTIN_CHROMIUM ?? "/usr/bin/chromium";
  const { stdout } = await promisify(execFile)("node", [script, baseURL!, "1", chromium, "--quick"]);
  const pages = JSON.parse(stdout);
  expect(pages).toHaveLength(5);
  for (const { page, accessibility, bestPractices, seo, cls, complaints } of pages) {
    const scores = { accessibility, bestPractices, seo, cls, complaints };
    const perfect = { accessibility: 100, bestPractices: 100, seo: 100, cls: 0, complaints: [] };
    expect.soft(scores, page).toEqual(perfect);
  }
});
