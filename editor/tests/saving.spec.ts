import { expect, test } from "@playwright/test";
import { open } from "./harness/screen";

test("the text is saved two seconds after the last key", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("Xin chào");
  await expect(screen.state).toHaveText("Có thay đổi chưa lưu");
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
  expect((await screen.stored()).content.body.content[0].content[0].text).toBe("Xin chào");
});

test("without a network the text stays here, is offered on return, and is saved", async ({ page }) => {
  const screen = await open(page);
  await screen.fault({ down: true });
  await screen.text.click();
  await page.keyboard.type("Chưa gửi");
  await expect(screen.state).toHaveText("Chưa lưu: mất mạng, đã giữ trên máy này");
  page.on("dialog", (dialog) => void dialog.accept());
  await screen.fault({});
  await page.goto("about:blank");
  await open(page, {}, screen.id);
  await page.getByRole("button", { name: "Lấy cả bản của tôi" }).click();
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
  expect((await screen.stored()).content.body.content[0].content[0].text).toBe("Chưa gửi");
});

test("two who write at once merge block by block and lose nothing", async ({ page, context }) => {
  const screen = await open(page);
  const other = await context.newPage();
  const theirs = await open(other, {}, screen.id);
  await theirs.text.click();
  await other.keyboard.type("Của người khác");
  await other.keyboard.press("Control+s");
  await expect(theirs.state).toHaveText("Đã lưu lúc 14:05");
  await screen.text.click();
  await page.keyboard.type("Của tôi");
  await page.keyboard.press("Control+s");
  await page.getByLabel("Cả hai").check();
  await page.getByRole("button", { name: "Gộp như đã chọn" }).click();
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
  const texts = (await screen.stored()).content.body.content.map((block: any) => block.content[0].text);
  expect(texts).toEqual(["Của tôi", "Của người khác"]);
});

test("an ended session leads to a login in a new tab, then saving goes on", async ({ page }) => {
  const screen = await open(page);
  await screen.fault({ status: 401 });
  await screen.text.click();
  await page.keyboard.type("Tiếp");
  await expect(page.getByRole("link", { name: "Đăng nhập ở thẻ mới" })).toHaveAttribute("href", "/dang-nhap");
  await screen.fault({});
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
});

test("a step of the workflow waits for the save", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("Gửi duyệt");
  await page.locator("#step").click();
  await page.waitForURL(/\/done/);
  expect((await screen.stored()).content.body.content[0].content[0].text).toBe("Gửi duyệt");
});
