import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("the week can be narrowed to one day and to one chair", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  await islandsAwake(page);
  const days = page.locator(".week tbody");
  const all = await days.count();
  expect(all).toBeGreaterThan(1);
  const day = await days.first().getAttribute("id");
  await page.locator(`.day-choices a[href*="ngay=${day}"]`).click();
  await expect(page).toHaveURL(new RegExp(`ngay=${day}`));
  await expect(days).toHaveCount(1);
  await page.goto("/lich-cong-tac");
  await islandsAwake(page);
  const chair = await page.locator(".week td[data-label='Chủ trì']:not(.empty)").first().innerText();
  await page.getByLabel("Chủ trì").selectOption(chair);
  await expect(page).toHaveURL(/lanh-dao=/);
  const chairs = await page.locator(".week td[data-label='Chủ trì']").allInnerTexts();
  expect(new Set(chairs)).toEqual(new Set([chair]));
});

test("the week picker leads to the week", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  await page.getByLabel("Chọn tuần").fill("2027-W05");
  await page.getByLabel("Chọn tuần").press("Enter");
  await expect(page).toHaveURL("/lich-cong-tac/2027-W05");
});

test("holidays are named, the days off shown even without work", async ({ page }) => {
  // Tết 2027: the first day is 6 February.
  await page.goto("/lich-cong-tac/2027-W05");
  await expect(page.locator("[id='2027-02-06'] .holiday")).toContainText("Mùng 1 Tết (nghỉ lễ)");
});

test("the week is printed on one side of landscape paper as a table", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".menu")).toBeHidden();
  await expect(page.locator(".week thead th").first()).toBeVisible();
  expect(await page.locator(".week").evaluate((week) => getComputedStyle(week).display)).toBe("table");
});
