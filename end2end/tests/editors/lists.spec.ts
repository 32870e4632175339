// A list of the desk: found, ordered, chosen, changed and changed back.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { at } from "./staff";

const LIST = "/quan-tri/trang";

async function addPage(editor: Page, title: string): Promise<string> {
  await editor.goto(`${LIST}/them`);
  await editor.getByLabel("Tiêu đề").fill(title);
  await editor.getByLabel("Nội dung").fill("Một đoạn.");
  await editor.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Đã thêm." })).toBeVisible();
  const slug = title.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().replaceAll(" ", "-");
  return (await editor.getByRole("link", { name: `/${slug}`, exact: true }).getAttribute("href"))!;
}

/** Presses Tab until something of that role and name has the focus. */
async function tabTo(page: Page, role: "checkbox" | "button" | "link" | "searchbox", name: string): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((found) => found === document.activeElement)) return;
  }
  throw new Error(`Tab never comes to ${role} “${name}”`);
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
}

for (const [name, viewport] of [
  ["1280", { width: 1280, height: 800 }],
  ["390", { width: 390, height: 800 }],
] as const) {
  test(`by keyboard alone a page is found, hidden and shown again at ${name} pixels`, async ({ browser, page: reader }) => {
    test.setTimeout(90_000);
    const editor = await at(browser, "editor", { viewport });
    const title = `Giờ mở cửa ${name} ${Date.now()}`;
    const address = await addPage(editor, title);
    expect((await reader.request.get(address)).status()).toBe(200);

    await editor.goto(LIST);
    await tabTo(editor, "searchbox", "Tìm trong tiêu đề và địa chỉ");
    // Marks are left out, as people do who are in a hurry.
    await editor.keyboard.type(title.replace("Giờ mở cửa", "gio mo cua"));
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("rowheader")).toHaveText([title]);

    await tabTo(editor, "link", "Tiêu đề");
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("columnheader", { name: "Tiêu đề" })).toHaveAttribute("aria-sort", "descending");
    await expect(editor.getByRole("rowheader")).toHaveText([title]);

    await tabTo(editor, "checkbox", `Chọn: ${title}`);
    await editor.keyboard.press("Space");
    // Enter in a box sends nothing.
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("checkbox", { name: title })).toBeChecked();
    await isAccessible(editor);
    expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await tabTo(editor, "button", "Ẩn");
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("status").filter({ hasText: "Đã ẩn 1 trang." })).toBeVisible();
    await expect(editor.getByRole("row", { name: title })).toContainText("Đang ẩn");
    expect((await reader.request.get(address)).status()).toBe(404);
    await isAccessible(editor);

    await tabTo(editor, "button", "Hoàn tác");
    await editor.keyboard.press("Enter");
    await expect(editor.getByRole("status").filter({ hasText: "Đã hoàn tác với 1 trang." })).toBeVisible();
    await expect(editor.getByRole("row", { name: title })).toContainText("Đang hiển thị");
    expect((await reader.request.get(address)).status()).toBe(200);
    expect(await editor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  });
}

test("without JavaScript a whole page of a list is chosen, changed and changed back", async ({ browser }) => {
  const setUp = await at(browser, "editor");
  const key = String(Date.now());
  for (const title of [`Một ${key}`, `Hai ${key}`]) await addPage(setUp, title);
  const editor = await at(browser, "editor", { javaScriptEnabled: false });
  await editor.goto(`${LIST}?q=${key}`);
  await editor.getByRole("button", { name: "Ẩn" }).click();
  await expect(editor.getByRole("alert")).toContainText("chưa chọn mục nào");
  await editor.getByRole("link", { name: "Chọn tất cả trên trang này" }).click();
  await editor.getByRole("button", { name: "Ẩn" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Đã ẩn 2 trang." })).toBeVisible();
  await expect(editor.getByText("Đang ẩn", { exact: true }).and(editor.locator(".state"))).toHaveCount(2);
  await editor.getByRole("button", { name: "Hoàn tác" }).click();
  await expect(editor.getByRole("status").filter({ hasText: "Đã hoàn tác với 2 trang." })).toBeVisible();
});

test("every list passes the axe check and fits a narrow window", async ({ browser }) => {
  test.setTimeout(90_000);
  const boss = await at(browser, "administrator", { viewport: { width: 390, height: 800 } });
  for (const list of ["/quan-tri/bai-viet", "/quan-tri/van-ban", LIST, "/quan-tri/chuyen-de", "/quan-tri/phan-hoi", "/quan-tri/chuyen-huong", "/quan-tri/nguoi-dung", "/quan-tri/nhat-ky"]) {
    await boss.goto(list);
    await isAccessible(boss);
    expect(await boss.evaluate(() => document.documentElement.scrollWidth), list).toBeLessThanOrEqual(390);
  }
});
