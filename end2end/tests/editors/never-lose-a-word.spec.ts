// The server dies, the network goes, two people write: what was typed stays.
import { expect, test } from "@playwright/test";
import { address, at, begin, saved } from "./staff";
import { enter, Victim } from "./victim";

test("the server is killed while somebody types and nothing is missing", async ({ browser }) => {
  test.setTimeout(120_000);
  const victim = await Victim.find();
  await victim.start();
  const context = await browser.newContext({ baseURL: victim.origin, locale: "vi-VN" });
  const page = await context.newPage();
  try {
    await enter(page, victim, "reporter");
    const text = await begin(page, "Giữa chừng");
    await text.click();
    await page.keyboard.type("Câu trước khi máy chủ tắt. ", { delay: 20 });
    const typing = page.keyboard.type("Câu trong lúc máy chủ tắt, gõ không ngừng tay. ", { delay: 60 });
    await victim.kill();
    await typing;
    await page.keyboard.type("Câu sau khi máy chủ tắt.");
    await expect(page.locator("#save-state")).toContainText("đã giữ trên máy này", { timeout: 20_000 });
    const whole = "Câu trước khi máy chủ tắt. Câu trong lúc máy chủ tắt, gõ không ngừng tay. Câu sau khi máy chủ tắt.";
    await expect(text).toHaveText(whole);

    await victim.start();
    await expect(page.locator("#save-state")).toContainText("Đã lưu lúc", { timeout: 70_000 });
    const other = await context.newPage();
    await other.goto(victim.origin + address(page));
    await expect(other.locator("#body .ProseMirror")).toHaveText(whole);
  } finally {
    await context.close();
    await victim.kill();
  }
});

test("what could not be saved is offered when the page is opened again", async ({ browser }) => {
  test.setTimeout(60_000);
  let page = await at(browser, "reporter");
  const text = await begin(page, `Mất mạng ${Date.now()}`);
  await text.click();
  await page.keyboard.type("Đã lưu.");
  await saved(page);
  await page.context().setOffline(true);
  await page.keyboard.type(" Chưa kịp lưu.");
  await expect(page.locator("#save-state")).toContainText("đã giữ trên máy này", { timeout: 15_000 });
  const article = page.url();
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(article);
  const offer = page.getByRole("dialog");
  await expect(offer).toContainText("Máy này còn giữ một bản chưa lưu");
  await offer.getByRole("button", { name: "Lấy cả bản của tôi" }).click();
  await expect(page.locator("#body .ProseMirror")).toHaveText("Đã lưu. Chưa kịp lưu.");
  await saved(page);
});

test("two who write at once see each other and lose nothing", async ({ browser }) => {
  test.setTimeout(60_000);
  const editor = await at(browser, "editor");
  const text = await begin(editor, `Hai người ${Date.now()}`);
  await text.click();
  await editor.keyboard.type("Đoạn chung.");
  await saved(editor);
  const article = address(editor);
  const approver = await at(browser, "approver");
  await approver.goto(article);
  await expect(approver.locator("#presence")).toContainText("Đồng chí editor");

  await text.click();
  await editor.keyboard.press("Control+End");
  await editor.keyboard.press("Enter");
  await editor.keyboard.type("Đoạn của biên tập viên.");
  await approver.locator("#body .ProseMirror").click();
  await approver.keyboard.press("Control+End");
  await approver.keyboard.press("Enter");
  await approver.keyboard.type("Đoạn của người duyệt.");
  await saved(editor);

  const conflict = approver.getByRole("dialog");
  await expect(conflict).toContainText("vừa được", { timeout: 15_000 });
  await conflict.getByRole("radio", { name: "Cả hai" }).check();
  await conflict.getByRole("button", { name: "Gộp như đã chọn" }).click();
  await expect(approver.locator("#save-state")).toContainText("Đã lưu lúc", { timeout: 15_000 });
  await editor.goto(article);
  for (const part of ["Đoạn chung.", "Đoạn của biên tập viên.", "Đoạn của người duyệt."])
    await expect(editor.locator("#body .ProseMirror")).toContainText(part);
});
