import { test } from "@playwright/test";
import { MODEL_PATH, hasModelPage, pageTypes } from "./pages";

// The pictures of the README, and of every page type for whoever wants to look.
const folder = process.env.BANTIN_PICTURES ?? "test-results/pictures";

test("every page type is pictured at both widths and in both themes", async ({ page }) => {
  test.setTimeout(120_000);
  const types = await pageTypes(page);
  if (await hasModelPage(page)) types.model = MODEL_PATH;
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
      for (const [type, path] of Object.entries(types)) {
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        await page.screenshot({ path: `${folder}/${type.replaceAll(" ", "-")}-${width}-${scheme}.png`, fullPage: true });
      }
    }
  }
});
