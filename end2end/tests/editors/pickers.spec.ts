import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { at } from "./staff";

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
    if (name.test(focused.trim())) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test("a document gets two files of the library in their order, with the keyboard alone", async ({ browser }) => {
  const page = await at(browser, "editor");
  await page.goto("/quan-tri/van-ban/them");
  const number = `${Date.now() % 100_000}/QĐ-BP`;
  for (const [field, value] of [["number", number], ["issued_on", "05-01-2026"], ["kind", "Quyết định"], ["issuer", "Sở"], ["summary", "Chọn tệp bằng bàn phím"]] as const) {
    await page.locator(`#${field}`).focus();
    await page.keyboard.type(value);
  }
  const dialog = page.getByRole("dialog");
  for (const words of ["88-kh", "402-skhcn"]) {
    await tabTo(page, /^Thêm tệp$/);
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("searchbox")).toBeFocused();
    await page.keyboard.type(words);
    await expect(dialog.locator(".library button")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.locator(".file-list > li:visible").last().locator("input:focus")).toHaveCount(1);
  }
  const files = page.locator(".file-list > li:visible");
  await expect(files.first().getByRole("link")).toHaveText(/88-kh/i);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: /Chuyển lên: .*402/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(files.first().getByRole("link")).toHaveText(/402-skhcn/i);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await tabTo(page, /^Lưu$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("Đã thêm.");
  await page.getByRole("link", { name: number }).click();
  await expect(files).toHaveCount(2);
  await expect(files.nth(1).getByRole("link")).toHaveText(/88-kh/i);
});
