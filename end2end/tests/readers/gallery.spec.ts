import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("pictures open in a viewer that turns by arrow keys and gives focus back", async ({ page }) => {
  await page.goto("/tim-kiem?q=hinh+anh");
  // The article with the most pictures among the demo content.
  const links = await page.locator(".result h2 a, .lines a").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
  let best = { url: "/", count: 0 };
  for (const url of [...new Set(links)]) {
    const html = await (await page.request.get(url)).text();
    const count = html.split("<figcaption>").length - 1;
    if (count > best.count) best = { url, count };
  }
  expect(best.count, "the demo content has articles with several pictures").toBeGreaterThan(1);
  await page.goto(best.url);
  await islandsAwake(page);
  const first = page.locator(".prose figure a").first();
  await first.focus();
  await page.keyboard.press("Enter");
  const viewer = page.locator("dialog.gallery-viewer");
  await expect(viewer).toBeVisible();
  await expect(viewer.locator("figcaption")).toContainText("1/");
  await page.keyboard.press("ArrowRight");
  await expect(viewer.locator("figcaption")).toContainText("2/");
  await page.keyboard.press("+");
  await expect(viewer.getByRole("button", { name: "Phóng to ảnh" })).toHaveAttribute("aria-pressed", "true");
  const wider = () => viewer.locator(".stage").evaluate((stage) => stage.scrollWidth > stage.clientWidth);
  expect(await wider()).toBe(true);
  await page.keyboard.press("-");
  expect(await wider()).toBe(false);
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(first).toBeFocused();
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test("a swipe turns to the next picture and back, and none turns while enlarged", async ({ page, context }) => {
    await page.goto("/chuyen-muc/khoa-hoc-cong-nghe");
    const articles = await page.locator(".row-card h2 a").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    let several = "";
    for (const url of articles) {
      const html = await (await page.request.get(url)).text();
      if (html.split("<figcaption>").length > 2) several = url;
    }
    expect(several, "some article has two pictures").not.toBe("");
    await page.goto(several);
    await islandsAwake(page);
    await page.locator(".prose figure a").first().click();
    const caption = page.locator("dialog.gallery-viewer figcaption");
    await expect(caption).toContainText("1/");
    const touch = await context.newCDPSession(page);
    const swipe = async (from: number, to: number) => {
      await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: from, y: 300 }] });
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: to, y: 300 }] });
      await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await swipe(300, 60);
    await expect(caption).toContainText("2/");
    await swipe(60, 300);
    await expect(caption).toContainText("1/");
    await page.keyboard.press("+");
    await swipe(300, 60);
    await expect(caption).toContainText("1/");
  });
});
