import { test } from "@playwright/test";
import { MODEL_PATH, hasModelPage, pageTypes } from "./pages";

// The pictures of the README, and of every page type for whoever wants to look.
const folder = process.env.BANTIN_PICTURES ?? "test-results/pictures";

test("every page type is pictured at both widths and in both themes", async ({ page }) => {
  test.setTimeout(300_000);
  const types = await pageTypes(page);
  if (await hasModelPage(page)) types.model = MODEL_PATH;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
      for (const [type, path] of Object.entries(types)) {
        await page.goto(path);
        // Pictures further down are loaded when they come near.
        await page.evaluate(async () => {
          for (const image of document.images) image.loading = "eager";
          await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
        });
        await page.waitForLoadState("networkidle");
        const first = { path: `${folder}/${type.replaceAll(" ", "-")}-${width}-${scheme}.jpg`, quality: 80 };
        await page.screenshot(first);
        await page.screenshot({ path: `${folder}/${type.replaceAll(" ", "-")}-${width}-${scheme}.png`, fullPage: true });
      }
    }
  }
});
