import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { openWeek, paste, texts } from "./harness/week";

test("Enter leads down, and past the last row to a new one of its day", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("Enter");
  await expect(week.cell(2, "content")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(week.cell(4, "content")).toBeFocused();
  await expect(week.cell(4, "day")).toHaveValue("2026-11-24");
  await page.keyboard.press("Shift+Tab");
  await expect(week.cell(4, "time")).toBeFocused();
});

test("Alt+Enter breaks the line in a cell", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("mở rộng");
  await expect(week.cell(1, "content")).toHaveValue("Giao ban\nmở rộng");
});

test("Tab goes from cell to cell, not over the buttons", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "cancelled").focus();
  await page.keyboard.press("Tab");
  await expect(week.cell(2, "day")).toBeFocused();
});

test("arrows lead out of a cell at its edge only", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(week.cell(1, "content")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await expect(week.cell(1, "chair")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(week.cell(1, "content")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(week.cell(2, "content")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(week.cell(1, "content")).toBeFocused();
  await week.cell(2, "time").focus();
  await page.keyboard.press("ArrowUp");
  await expect(week.cell(1, "time")).toBeFocused();
});

test("Ctrl+D copies the cell above, and Ctrl+Z takes it back", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(3, "chair").focus();
  await page.keyboard.press("Control+d");
  await expect(week.cell(3, "chair")).toHaveValue("Giám đốc");
  await week.cell(3, "day").focus();
  await page.keyboard.press("Control+d");
  await expect(week.cell(3, "day")).toHaveValue("2026-11-23");
  await page.keyboard.press("Control+z");
  await expect(week.cell(3, "day")).toHaveValue("2026-11-24");
  await page.keyboard.press("Control+z");
  await expect(week.cell(3, "chair")).toHaveValue("");
  await page.keyboard.press("Control+y");
  await expect(week.cell(3, "chair")).toHaveValue("Giám đốc");
});

test("rows are inserted and deleted, and come back as they were", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("Control+Enter");
  await expect(week.cell(2, "time")).toBeFocused();
  await page.keyboard.type("9h");
  await week.cell(3, "content").focus();
  await page.keyboard.press("Alt+Delete");
  expect(await texts(week)).toEqual(["Giao ban", "", "Đi cơ sở"]);
  await expect(page.locator("#week-told")).toHaveText("Đã xóa dòng 3. Ctrl+Z để lấy lại.");
  await page.keyboard.press("Control+z");
  expect(await texts(week)).toEqual(["Giao ban", "", "Họp hội đồng", "Đi cơ sở"]);
  await page.getByRole("button", { name: "Xóa dòng 1" }).click();
  expect(await texts(week)).toEqual(["", "Họp hội đồng", "Đi cơ sở"]);
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  const stored = await week.stored();
  // The row that was typed in has a time, and so is one.
  expect(stored.rows.map((row: any) => row.content)).toEqual(["", "Họp hội đồng", "Đi cơ sở"]);
  expect(stored.rows.slice(1).map((row: any) => row.key)).toEqual(["k2", "k3"]);
});

test("the day of a row is filled down over the block below it", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "day").selectOption("2026-11-26");
  await page.getByRole("button", { name: "Điền ngày xuống dưới" }).first().click();
  expect(await texts(week, "day")).toEqual(["2026-11-26", "2026-11-26", "2026-11-24"]);
});

test("what is typed in a cell the browser undoes first", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" tuần");
  await week.cell(1, "content").press("Control+z");
  expect((await week.cell(1, "content").inputValue()).length).toBeLessThan("Giao ban tuần".length);
  for (let keys = 0; keys < 9; keys += 1) await page.keyboard.press("Control+z");
  await expect(week.cell(1, "content")).toHaveValue("Giao ban");
  expect(await week.rows()).toBe(3);
});

test("keys inside a composition are the input method's", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").focus();
  await page.keyboard.press("End");
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "ngày", selectionStart: 4, selectionEnd: 4 });
  await week.cell(1, "content").evaluate((cell) => cell.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })));
  await expect(week.cell(1, "content")).toBeFocused();
  await client.send("Input.insertText", { text: "ngày" });
  await expect(week.cell(1, "content")).toHaveValue("Giao banngày");
});

test("it is saved two seconds after the last key, and new rows learn their keys", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(3, "content").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tiếp dân");
  await expect(week.state).toHaveText("Có thay đổi chưa lưu");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  const { rows, saves } = await week.stored();
  expect([rows.length, saves, rows[3].content, rows[3].day]).toEqual([4, 1, "Tiếp dân", "2026-11-24"]);
  await expect(week.cell(4, "key")).toHaveValue(rows[3].key);
  await expect(page.locator('input[name="version"]').first()).toHaveValue("2");
  await expect(page.locator(".state")).toHaveText("Đã đăng, có sửa chưa đăng");
  await expect(page.locator("#saved-by")).toHaveText("Nguyễn Thị Hoa lưu lúc 14:05");
});

test("Ctrl+S saves now, and what is wrong stands at its cell", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(2, "time").fill("sau họp");
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  await expect(week.cell(2, "time")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("td.time .beside")).toHaveText("Không đọc được giờ.");
  await week.cell(2, "time").fill("15h");
  await page.keyboard.press("Control+s");
  await expect(page.locator("td.time .beside")).toHaveCount(0);
});

test("what is too long to be kept is said at its cell, and stays there", async ({ page }) => {
  const week = await openWeek(page);
  const long = "Quá dài ".repeat(300).trim();
  await week.cell(2, "content").fill(long);
  await page.keyboard.press("Control+s");
  await expect(week.state).toContainText("Dài quá 2.000 ký tự.");
  await expect(week.cell(2, "content")).toHaveAccessibleDescription("Dài quá 2.000 ký tự.");
  await expect(week.cell(2, "content")).toHaveAttribute("aria-invalid", "true");
  await expect(week.cell(2, "content")).toHaveValue(long);
  await week.cell(2, "content").fill("Ngắn hơn");
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  await expect(page.locator("td.content .beside")).toHaveCount(0);
});

test("without a network rows stay on this device and are offered on return", async ({ page }) => {
  const week = await openWeek(page);
  await week.fault({ down: true });
  await week.cell(1, "content").fill("Chưa gửi");
  await expect(week.state).toHaveText("Chưa lưu: mất mạng, đã giữ trên máy này");
  page.on("dialog", (dialog) => void dialog.accept());
  await week.fault({});
  await page.goto("about:blank");
  const again = await openWeek(page, week.id);
  await page.getByRole("button", { name: "Lấy bản đó" }).click();
  await expect(again.cell(1, "content")).toHaveValue("Chưa gửi");
  await expect(again.state).toHaveText("Đã lưu lúc 14:05");
  expect((await again.stored()).rows[0]).toMatchObject({ key: "k1", content: "Chưa gửi" });
});

test("an ended session leads to a login in a new tab, then saving goes on", async ({ page }) => {
  const week = await openWeek(page);
  await week.fault({ status: 401 });
  await week.cell(1, "content").fill("Tiếp");
  await expect(page.getByRole("link", { name: "Đăng nhập ở thẻ mới" })).toHaveAttribute("href", "/dang-nhap");
  await week.fault({});
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
});

test("leaving with unsaved rows asks, and a step saves them first", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(1, "content").fill("Chưa lưu");
  const asked = page.waitForEvent("dialog");
  void page.evaluate(() => location.assign("/x"));
  await (await asked).dismiss();
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await page.waitForURL("**/done");
  expect((await week.stored()).rows[0].content).toBe("Chưa lưu");
});

test("a few cells are pasted from the cell on", async ({ page }) => {
  const week = await openWeek(page);
  await week.cell(2, "chair").focus();
  await paste(week.cell(2, "chair"), "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr><tr><td>E</td><td>F</td></tr></table>", "A\tB\nC\tD\nE\tF");
  expect(await texts(week, "chair")).toEqual(["", "A", "C", "E"]);
  expect(await texts(week, "participants")).toEqual(["", "B", "D", "F"]);
  await page.keyboard.press("Control+z");
  expect(await texts(week, "chair")).toEqual(["", "Giám đốc", ""]);
  await paste(week.cell(3, "day"), "", "Thứ Tư\t8h\tHọp");
  await expect(week.cell(3, "day")).toHaveValue("2026-11-25");
  await expect(week.cell(3, "content")).toHaveValue("Họp");
});

test("the page has no barrier a machine can find", async ({ page }) => {
  await openWeek(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test("the script stays within 8 KB", () => {
  const file = new URL("../../target/site/pkg/week.js", import.meta.url);
  expect(brotliCompressSync(readFileSync(file)).length).toBeLessThan(8 * 1024);
});

test("what is pasted is text, whatever it says", async ({ page }) => {
  const week = await openWeek(page);
  const hostile = '<img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1">';
  await paste(week.cell(1, "content"), `<table><tr><td>A${hostile}</td><td><a href="javascript:window.ran=1">B</a></td></tr></table>`);
  await expect(week.cell(1, "content")).toHaveValue("A");
  await expect(week.cell(1, "chair")).toHaveValue("B");
  await week.cell(1, "content").fill(hostile);
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
  await page.reload();
  await expect(week.cell(1, "content")).toHaveValue(hostile);
  expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
});
