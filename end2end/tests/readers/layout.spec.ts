import { expect, test } from "@playwright/test";
import { pageTypes } from "../pages";

test("no page is wider than the screen", async ({ page }) => {
  for (const [type, path] of Object.entries(await pageTypes(page))) {
    await page.goto(path);
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    // Not `innerWidth`: a phone zooms out until the content fits.
    expect.soft(content, `${type} (${path})`).toBeLessThanOrEqual(page.viewportSize()!.width);
  }
});

test("nothing moves while a page loads", async ({ page }) => {
  const types = await pageTypes(page);
  for (const type of ["front", "article", "category", "calendar"]) {
    await page.goto(types[type]);
    await page.waitForLoadState("networkidle");
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => setTimeout(() => done(sum), 50));
        }),
    );
    expect.soft(shift, type).toBeLessThan(0.02);
  }
});
