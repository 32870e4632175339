import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { islandsAwake, pageTypes } from "../pages";

for (const theme of ["light", "dark", "contrast"]) {
  test(`no page type has an accessibility violation (${theme})`, async ({ page }) => {
    test.setTimeout(300_000);
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

test("no page type breaks at 320 px with text twice as large", async ({ page }) => {
  test.setTimeout(300_000);
  const types = await pageTypes(page);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [type, path] of Object.entries(types)) {
    await page.goto(path);
    await islandsAwake(page);
    // Not through the portal's own setting: readers enlarge text in the browser.
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
    expect.soft(told, `${type} (${path})`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(wider, `${type} (${path}) is wider than the screen by`).toBeLessThanOrEqual(0);
  }
});

test("forced colours and reduced motion are respected", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.goto("/");
  await islandsAwake(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return [transitionDuration, animationDuration].some((time) => parseFloat(time) > 0.01);
    }).length,
  );
  expect(moving).toBe(0);
});
