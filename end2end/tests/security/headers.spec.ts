import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("nothing on a page breaks the security policy", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && violations.push(message.text()));
  await page.goto("/");
  await islandsAwake(page);
  await page.locator(".lead h2 a").click();
  await expect(page.locator("article h1")).toBeVisible();
  expect(violations).toEqual([]);
});
