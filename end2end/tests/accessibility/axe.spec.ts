import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { islandsAwake, pageTypes } from "../pages";

for (const theme of ["light", "dark", "contrast"]) {
  test(`no page type has an accessibility violation (${theme})`, async ({ page }) => {
    test.setTimeout(120_000);
    const types = await pageTypes(page);
    await page.addInitScript((theme) => localStorage.setItem("theme", theme), theme);
    for (const [type, path] of Object.entries(types)) {
      await page.goto(path);
      await islandsAwake(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
      expect.soft(told, `${type} (${path})`).toEqual([]);
    }
  });
}
