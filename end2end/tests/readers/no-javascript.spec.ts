import { expect, test } from "@playwright/test";
import { MODEL_PATH, MODEL_TITLE, hasModelPage } from "../pages";

test("the front page is whole without script", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".agency")).not.toBeEmpty();
  await expect(page.locator(".slogan")).not.toBeEmpty();
  await expect(page.locator(".lead h2")).toBeVisible();
  expect(await page.locator(".headline").count()).toBe(4);
  expect(await page.locator(".block").count()).toBeGreaterThanOrEqual(4);
  await expect(page.getByRole("heading", { name: "Lịch công tác hôm nay" })).toBeVisible();
  await expect(page.locator(".footer")).toContainText("Chịu trách nhiệm:");
  await expect(page.locator(".footer")).toContainText("Tổng lượt truy cập");
});

test("the model page shows every element it is known for", async ({ page }) => {
  test.skip(!(await hasModelPage(page)), "the shared data is absent");
  await page.goto(MODEL_PATH);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(MODEL_TITLE);
  await expect(page.locator(".breadcrumb")).toContainText("Tin tức - Sự kiện");
  await expect(page.locator(".breadcrumb")).toContainText("Tin hoạt động Sở");
  await expect(page.locator(".story-meta")).toContainText("Ngày đăng: 06-02-2024");
  await expect(page.locator(".prose figure")).toHaveCount(4);
  await expect(page.locator(".prose figcaption")).toHaveCount(4);
  await expect(page.locator(".prose ol > li")).toHaveCount(11);
  await expect(page.locator(".author")).toHaveText("Hải Yến");
  for (const heading of ["Tin khác", "Lịch công tác tuần", "Chuyên mục", "Thống kê truy cập"]) {
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
  await expect(page.locator(".visit-counts dd").last()).toHaveText(/^\d{1,3}(\.\d{3})*$/);
  // The fourth photograph was taken with the camera turned: stored upright.
  const last = page.locator(".prose figure img").last();
  const [width, height] = [await last.getAttribute("width"), await last.getAttribute("height")];
  expect(Number(width)).toBeGreaterThan(0);
  expect(Number(height)).toBeGreaterThan(0);
});

test("a picture opens as a plain link", async ({ page }) => {
  await page.goto("/");
  await page.locator(".lead h2 a").click();
  const link = page.locator(".prose figure a").first();
  const response = await page.request.get((await link.getAttribute("href"))!);
  expect(response.headers()["content-type"]).toBe("image/webp");
});

test("a category is filtered by a plain form", async ({ page }) => {
  await page.goto("/");
  await page.locator(".block-title h2 a[href^='/chuyen-muc/']").first().click();
  const all = await page.locator(".row-card").count();
  const year = await page.locator("select[name=nam] option").nth(1).getAttribute("value");
  await page.selectOption("select[name=nam]", year!);
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL(new RegExp(`nam=${year}`));
  const days = await page.locator(".row-card time").allTextContents();
  expect(days.length).toBeGreaterThan(0);
  expect(days.length).toBeLessThanOrEqual(all);
  for (const day of days) expect(day).toMatch(new RegExp(`-${year}$`));
});

test("the calendar turns week by week", async ({ page }) => {
  await page.goto("/lich-cong-tac/2026-W53");
  await expect(page.locator(".kicker").first()).toContainText("Tuần 53 năm 2026");
  await page.getByRole("link", { name: "Tuần sau" }).click();
  await expect(page).toHaveURL(/2027-W01/);
  await page.getByRole("link", { name: "Tuần này" }).click();
  await expect(page.locator("table.week tbody")).not.toHaveCount(0);
});

test("the search form is answered by the server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("combobox", { name: "Tìm kiếm" }).fill("chuyen doi so");
  await page.getByRole("combobox", { name: "Tìm kiếm" }).press("Enter");
  await expect(page).toHaveURL(/\/tim-kiem\?q=chuyen/);
  expect(await page.locator(".result").count()).toBeGreaterThan(0);
  await expect(page.locator(".result mark").first()).toBeVisible();
});

test("an unknown address looks for what it seems to say", async ({ page }) => {
  const response = await page.goto("/bai-viet/chuyen-doi-so-o-xa-nao-do");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không tìm thấy trang");
  expect(await page.locator(".error-page .lines a").count()).toBeGreaterThan(0);
});

test("controls that need script keep out of sight", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".display-settings")).toBeHidden();
});
