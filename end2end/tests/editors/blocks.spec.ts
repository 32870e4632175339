// Tasks, numbers and videos from the keyboard of a writer to readers.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";
import { at, begin, saved, step } from "./staff";

test("readers get tasks in words, and a video only once they play it", async ({ browser, page: reader }) => {
  test.setTimeout(60_000);
  const approver = await at(browser, "approver");
  const text = await begin(approver, `Việc của tuần lễ ${Date.now()}`);
  await text.click();
  await approver.keyboard.type("[x] Gửi giấy mời\n");
  await approver.keyboard.press("Tab");
  await approver.keyboard.type("Các xã, phường\n\n\n");
  await approver.keyboard.type("/video");
  await approver.keyboard.press("Enter");
  await approver.getByRole("dialog").getByLabel("Địa chỉ video").fill("https://youtu.be/aqz-KE-bpKQ");
  await approver.getByRole("dialog").getByLabel("Tên video").fill("Phóng sự tuần lễ");
  await approver.getByRole("dialog").getByRole("button", { name: "Áp dụng" }).click();
  await saved(approver);
  await step(approver, "Đăng ngay", "Đã đăng.");
  const published = await approver.getByRole("link", { name: "Xem trên trang" }).getAttribute("href");

  const elsewhere: string[] = [];
  // Whatever is asked of other sites is noted, and answered by nobody.
  await reader.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
    elsewhere.push(new URL(route.request().url()).hostname);
    return route.abort();
  });
  await reader.goto(published!);
  const prose = reader.locator(".prose");
  await expect(prose.getByRole("checkbox")).toHaveCount(0);
  await expect(prose.getByRole("listitem").first()).toContainText("Đã xong: Gửi giấy mời");
  await expect(prose.getByRole("listitem").nth(1)).toHaveText("Chưa xong: Các xã, phường");
  await islandsAwake(reader);
  const { violations } = await new AxeBuilder({ page: reader }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  for (const width of [360, 1280]) {
    await reader.setViewportSize({ width, height: 800 });
    await reader.screenshot({ path: `test-results/blocks-${width}.png`, fullPage: true });
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  expect(elsewhere).toEqual([]);
  await prose.getByRole("link", { name: "Phóng sự tuần lễ" }).focus();
  await reader.keyboard.press("Enter");
  const player = prose.getByTitle("Phóng sự tuần lễ");
  await expect(player).toHaveAttribute("src", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1");
  await expect(player).toBeFocused();
  await expect(prose.getByText("Phóng sự tuần lễ")).toBeVisible();
  expect([...new Set(elsewhere)]).toEqual(["www.youtube-nocookie.com"]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a video of an article is a link to where it lies", async ({ browser, page: reader }) => {
    const approver = await at(browser, "approver", { javaScriptEnabled: true });
    const text = await begin(approver, `Video của tuần ${Date.now()}`);
    await text.click();
    await approver.keyboard.type("/video");
    await approver.keyboard.press("Enter");
    await approver.getByRole("dialog").getByLabel("Địa chỉ video").fill("vimeo.com/1084537");
    await approver.getByRole("dialog").getByLabel("Tên video").fill("Phóng sự");
    await approver.getByRole("dialog").getByRole("button", { name: "Áp dụng" }).click();
    await saved(approver);
    await step(approver, "Đăng ngay", "Đã đăng.");
    await reader.goto((await approver.getByRole("link", { name: "Xem trên trang" }).getAttribute("href"))!);
    await expect(reader.locator(".prose").getByRole("link", { name: "Phóng sự" })).toHaveAttribute("href", "https://vimeo.com/1084537");
  });
});
