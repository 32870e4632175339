import { expect, test, type Page } from "@playwright/test";
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

test("on a phone the long week has a way to today", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/lich-cong-tac");
  await islandsAwake(page);
  const today = page.locator(".week tbody.today");
  // Weekends are mostly empty: then there is nothing to lead to.
  test.skip((await today.count()) === 0, "nothing is on the calendar today");
  await page.getByRole("link", { name: "Đến lịch hôm nay" }).click();
  await expect(today).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
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

/** Width and height of the sheets that printing makes, in points. */
async function sheets(page: Page): Promise<[number, number][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  return boxes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}

test("the week comes on landscape A4 and an article on upright A4", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  expect(await sheets(page)).toContainEqual([842, 595]);
  await page.goto("/");
  const article = await page.locator(".lead h2 a").getAttribute("href");
  await page.goto(`${article}/in`);
  const printed = await sheets(page);
  expect(printed.length).toBeGreaterThan(0);
  for (const [width, height] of printed) expect([width, height]).toEqual([595, 842]);
});

test("on paper the week is a table, without what only a screen needs", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".menu")).toBeHidden();
  await expect(page.locator(".week thead th").first()).toBeVisible();
  expect(await page.locator(".week").evaluate((week) => getComputedStyle(week).display)).toBe("table");
});
