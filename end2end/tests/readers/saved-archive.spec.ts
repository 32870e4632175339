import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { islandsAwake } from "../pages";
import { cutOff, kept, read, test } from "./offline";

test("the whole archive can be saved, searched without network, and removed again", async ({ page, door }) => {
  await read(page, "/tim-kiem");
  await islandsAwake(page);
  // The worker must have taken the page over before it can keep what the search needs.
  await page.evaluate(() => navigator.serviceWorker.controller ?? new Promise((taken) => navigator.serviceWorker.addEventListener("controllerchange", taken)));
  door.asked.length = 0;
  const archive = page.locator(".saved-archive");
  await expect(archive).toBeVisible();
  expect(door.asked).toEqual([]);
  await archive.locator("summary").focus();
  await page.keyboard.press("Enter");
  await expect(archive).toContainText(/Cần tải khoảng \d+,\d MB/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(archive).toContainText(/Đã lưu ngày \d\d-\d\d-\d{4}, \d+,\d MB/, { timeout: 20_000 });
  await expect.poll(() => kept(page, "bantin-pages")).toContain("/tim-kiem");

  await cutOff(page, door);
  // Nothing that was fetched by searching is needed.
  await page.evaluate(() => caches.delete("bantin-search"));
  await page.goto("/tim-kiem?q=nghi+quyet&sap-xep=moi-nhat");
  await expect(page.locator(".result").first()).toBeVisible();
  await expect(page.locator(".search-words input")).toHaveValue("nghi quyet");
  await expect(page.locator(".result mark").first()).toBeVisible();
  await page.locator(".search-words input").fill("hooij nghij toongr keets");
  await expect(page.locator(".showing-for")).toContainText("hội nghị tổng kết");

  await archive.locator("summary").click();
  await archive.getByRole("button", { name: "Xóa khỏi thiết bị" }).click();
  await expect(archive).toContainText("Hãy kiểm tra mạng");
  expect(await kept(page, "bantin-saved")).toEqual([]);
});

test("an archive whose saving was cut off goes on where it was", async ({ page, door }) => {
  await read(page, "/tim-kiem");
  await islandsAwake(page);
  const archive = page.locator(".saved-archive");
  await archive.locator("summary").click();
  await expect(archive).toContainText("Cần tải khoảng");
  const { lists } = (await (await fetch(`${door.url}/search/archive/root`)).json()) as { lists: { name: string }[] };
  const last = `/search/block/${lists.at(-1)!.name}/0`;
  door.gone.add(last);
  await archive.getByRole("button", { name: "Lưu kho tìm kiếm" }).click();
  await expect(archive).toContainText("phần đã tải được giữ lại");
  const before = (await kept(page, "bantin-saved")).length;
  expect(before).toBeGreaterThan(0);
  door.gone.delete(last);
  door.asked.length = 0;
  await archive.getByRole("button", { name: "Tải tiếp" }).click();
  await expect(archive).toContainText("Đã lưu ngày", { timeout: 20_000 });
  const all = (await kept(page, "bantin-saved")).length;
  // All but the list of contents, which comes anew.
  expect(door.asked.filter((path) => /^\/search\/(block\/|[0-9a-f]{16}$)/.test(path)).length).toBeLessThanOrEqual(all - before);
});

for (const theme of ["light", "dark", "contrast"]) {
  test(`what the search page keeps on the device is accessible (${theme})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.addInitScript((theme) => {
      localStorage.setItem("theme", theme);
      localStorage.setItem("searches", JSON.stringify(["khoa hoc", "hội nghị tổng kết hoạt động khoa học và công nghệ"]));
    }, theme);
    await page.goto("/tim-kiem");
    await islandsAwake(page);
    await page.locator(".saved-archive summary").click();
    await expect(page.locator(".saved-archive button")).toBeVisible();
    await expect(page.locator(".recent-searches a").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
