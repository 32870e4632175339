import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("filters act at once and keep the address in step", async ({ page }) => {
  await page.goto("/");
  const category = page.locator(".block-title h2 a[href^='/chuyen-muc/']").first();
  await page.goto((await category.getAttribute("href"))!);
  await islandsAwake(page);
  const documents: string[] = [];
  page.on("request", (request) => request.isNavigationRequest() && documents.push(request.url()));
  const year = await page.locator("select[name=nam] option").nth(1).getAttribute("value");
  await page.selectOption("select[name=nam]", year!);
  await expect(page).toHaveURL(new RegExp(`nam=${year}`));
  await expect
    .poll(async () => (await page.locator(".row-card time").allTextContents()).every((day) => day.endsWith(year!)))
    .toBe(true);
  expect(documents).toEqual([]);

  const shown = await page.locator(".row-card h2").allTextContents();
  await page.goto(page.url());
  expect(await page.locator(".row-card h2").allTextContents()).toEqual(shown);
});

test("a page number that does not exist answers 404", async ({ page }) => {
  await page.goto("/");
  const href = await page.locator(".block-title h2 a[href^='/chuyen-muc/']").first().getAttribute("href");
  expect((await page.request.get(`${href}?trang=999`)).status()).toBe(404);
  expect((await page.request.get(`${href}?trang=abc`)).status()).toBe(404);
});
