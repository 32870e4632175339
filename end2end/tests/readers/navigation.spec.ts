import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("three navigations, back and forward need one document and keep islands alive", async ({ page, isMobile }) => {
  const documents: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => request.isNavigationRequest() && documents.push(request.url()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));

  await page.goto("/");
  await islandsAwake(page);
  const visited = [await page.title()];
  const follow = async (selector: string) => {
    const link = page.locator(selector).first();
    const href = await link.getAttribute("href");
    await link.click();
    await expect(page).toHaveURL(new RegExp(`${href!.replace(/[?]/g, "\\?")}$`));
    visited.push(await page.title());
  };
  await follow(".lead h2 a");
  await expect(page.locator("article h1")).toBeVisible();
  await follow(".side .lines a");
  const second = await page.getByRole("heading", { level: 1 }).textContent();
  await follow(".breadcrumb li:last-child a");
  await expect(page.locator(".row-card").first()).toBeVisible();
  expect(new Set(visited).size).toBe(4);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(second!);
  await page.goBack();
  await page.goBack();
  await expect(page.locator(".lead h2")).toBeVisible();
  await page.goForward();
  await expect(page.locator("article h1")).toBeVisible();

  // The islands still answer: the one that stayed and the one that came back.
  await page.getByLabel("Giao diện").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  if (!isMobile) {
    await page.locator("#tim-kiem").fill("khoa hoc");
    await expect(page.locator("#search-suggestions li").first()).toBeVisible();
  }
  expect(documents).toHaveLength(1);
  expect(problems).toEqual([]);
});

test("a navigation starts at the top, with focus and title announced", async ({ page }) => {
  await page.goto("/");
  await islandsAwake(page);
  await page.evaluate(() => scrollTo(0, 1200));
  const link = page.locator(".block .lines a").first();
  await link.click();
  await expect(page.locator("article h1")).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(page.locator("main")).toBeFocused();
  await expect(page.locator("#announcer")).toHaveText(await page.title());
  await page.goBack();
  await expect(page.locator(".lead h2")).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(600);
});

test("the canonical address and structured data follow the navigation", async ({ page }) => {
  await page.goto("/");
  await islandsAwake(page);
  await page.locator(".lead h2 a").click();
  await expect(page.locator("article h1")).toBeVisible();
  const canonical = await page.locator("link[rel=canonical]").getAttribute("href");
  expect(new URL(canonical!).pathname).toBe(new URL(page.url()).pathname);
  const data = JSON.parse((await page.locator("script[type='application/ld+json']").textContent())!);
  expect(data["@graph"][0]["@type"]).toBe("NewsArticle");
  expect(data["@graph"][0].headline).toBe(await page.locator("article h1").textContent());
});

test("the skip link leads to the content by keyboard", async ({ page }) => {
  await page.goto("/");
  await islandsAwake(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Đến nội dung chính" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
