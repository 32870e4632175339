// From the first word to readers and back, as docs/EDITING.md tells it.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { address, at, begin, saved, step } from "./staff";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==", "base64");

for (const [name, viewport] of [
  ["1280", { width: 1280, height: 800 }],
  ["390", { width: 390, height: 800 }],
] as const) {
  test(`an article is written, illustrated, sent back, corrected and published at ${name} pixels`, async ({ browser, page: reader }) => {
    test.setTimeout(90_000);
    const title = `Kiểm tra trạm cân ${name} ${Date.now()}`;
    const writer = await at(browser, "reporter", { viewport });
    const text = await begin(writer, title);
    await text.click();
    await writer.keyboard.type("Đoàn kiểm tra ba trạm cân.");
    await writer.keyboard.press("Enter");
    await writer.keyboard.type("## Kết quả");
    await writer.keyboard.press("Enter");
    await writer.keyboard.type("Hai trạm đạt yêu cầu.");
    const chooser = writer.waitForEvent("filechooser");
    await writer.getByRole("button", { name: "Ảnh từ máy" }).click();
    await (await chooser).setFiles({ name: "tram can.png", mimeType: "image/png", buffer: PNG });
    const alt = writer.locator("#body figure input").first();
    await expect(alt).toBeVisible();
    await alt.fill("Cán bộ đo trạm cân");
    await writer.locator("#body figcaption").click();
    await writer.keyboard.type("Đo tại Cửa Lạch. Ảnh: Hải Yến");
    await saved(writer);
    expect(await writer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await step(writer, "Gửi duyệt", "Đã gửi duyệt.");
    const article = address(writer);

    const approver = await at(browser, "approver", { viewport });
    await approver.goto("/quan-tri");
    await approver.getByRole("region", { name: "Chờ bạn duyệt" }).getByRole("link", { name: title }).click();
    await approver.getByText("Trả lại", { exact: true }).first().click();
    await approver.getByLabel("Ghi rõ cần sửa gì").fill("Thêm tên trạm chưa đạt.");
    await step(approver, "Trả lại", "Đã trả lại");

    await writer.goto(article);
    await expect(writer.getByText("Thêm tên trạm chưa đạt.")).toBeVisible();
    await writer.getByText("Hai trạm đạt yêu cầu.").click();
    await writer.keyboard.press("End");
    await writer.keyboard.type(" Trạm Cửa Lạch chưa đạt.");
    // Sent without saving first: the step waits for the text.
    await step(writer, "Gửi duyệt", "Đã gửi duyệt.");

    await approver.goto(article);
    await step(approver, "Đăng ngay", "Đã đăng.");
    const published = await approver.getByRole("link", { name: "Xem trên trang" }).getAttribute("href");
    await reader.goto(published!);
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(reader.locator(".prose")).toContainText("Trạm Cửa Lạch chưa đạt.");
    await expect(reader.locator(".prose img")).toHaveAttribute("alt", "Cán bộ đo trạm cân");
    await expect(reader.locator(".prose figcaption")).toHaveText("Đo tại Cửa Lạch. Ảnh: Hải Yến");

    // Corrected: readers keep the old text until the new one is published.
    await approver.getByText("Đoàn kiểm tra ba trạm cân.").click();
    await approver.keyboard.press("End");
    await approver.keyboard.type(" Đã đính chính.");
    await saved(approver);
    await expect(approver.locator(".writing-state .state")).toHaveText("Nháp");
    await reader.reload();
    await expect(reader.locator(".prose")).not.toContainText("Đã đính chính.");
    await step(approver, "Đăng ngay", "Đã đăng.");
    await reader.reload();
    await expect(reader.locator(".prose")).toContainText("Đã đính chính.");

    await approver.getByText("Gỡ khỏi trang", { exact: true }).first().click();
    await approver.getByLabel("Lý do gỡ").fill("Số liệu đang được rà soát.");
    await step(approver, "Gỡ khỏi trang", "Đã gỡ khỏi trang.");
    expect((await reader.request.get(published!)).status()).toBe(410);
  });
}

test("what keeps an article from being published is said, and nothing is lost", async ({ browser }) => {
  const approver = await at(browser, "approver");
  const text = await begin(approver, `Thiếu mô tả ảnh ${Date.now()}`);
  await text.click();
  await approver.keyboard.type("Chữ vẫn còn.");
  const chooser = approver.waitForEvent("filechooser");
  await approver.getByRole("button", { name: "Ảnh từ máy" }).click();
  await (await chooser).setFiles({ name: "anh.png", mimeType: "image/png", buffer: PNG });
  await expect(approver.locator("#body figure img")).toBeVisible();
  await saved(approver);
  const article = address(approver);
  await approver.locator(".writing-steps").getByRole("button", { name: "Đăng ngay" }).click();
  const question = approver.getByRole("dialog");
  await question.or(approver.getByRole("alert")).first().waitFor();
  if (await question.isVisible()) await question.getByRole("button", { name: "Đăng ngay" }).click();
  await expect(approver.getByRole("alert")).toContainText("1 ảnh chưa có mô tả");
  await expect(approver.locator("#body .ProseMirror")).toContainText("Chữ vẫn còn.");
  await approver.locator("#body figure input").first().fill("Cán bộ đo trạm cân");
  await saved(approver);
  expect(address(approver)).toBe(article);
  await step(approver, "Đăng ngay", "Đã đăng.");
});

test("a comment that is too long stays where it was typed, with the reason", async ({ browser }) => {
  const writer = await at(browser, "reporter");
  await begin(writer, `Ý kiến ${Date.now()}`);
  await saved(writer);
  await writer.locator("#note").evaluate((note: HTMLTextAreaElement) => {
    note.removeAttribute("maxlength");
    note.value = "Quá dài ".repeat(400);
  });
  await writer.getByRole("button", { name: "Gửi ý kiến" }).click();
  await expect(writer.locator("#note")).toHaveAccessibleDescription(/tối đa 2.000 ký tự/);
  await expect(writer.locator("#note")).toHaveValue(/^Quá dài Quá dài/);
  await expect(writer.locator("#note")).toBeFocused();
});

test("an earlier version is compared and taken up again", async ({ browser }) => {
  const editor = await at(browser, "editor");
  const text = await begin(editor, `So sánh ${Date.now()}`);
  await text.click();
  await editor.keyboard.type("Bản thứ nhất.");
  await saved(editor);
  await text.click();
  await editor.keyboard.press("Control+a");
  await editor.keyboard.type("Bản thứ hai.");
  await saved(editor);
  const article = address(editor);
  await editor.goto(`${article}/lich-su`);
  await editor.locator("#versions-title + ol a").last().click();
  await expect(editor.locator(".difference.text del")).toHaveText("nhất.");
  await expect(editor.locator(".difference.text ins")).toHaveText("hai.");
  await editor.getByRole("button", { name: "Lấy lại bản này" }).click();
  await editor.getByRole("dialog").getByRole("button", { name: "Lấy lại bản này" }).click();
  await expect(editor.locator("#body")).toContainText("Bản thứ nhất.");
});

test("several drafts are put aside at once and taken back", async ({ browser }) => {
  const writer = await at(browser, "reporter");
  const mark = `Bỏ hàng loạt ${Date.now()}`;
  for (const number of [1, 2]) {
    await begin(writer, `${mark} ${number}`);
    await saved(writer);
  }
  await writer.goto(`/quan-tri/bai-viet?q=${encodeURIComponent(mark)}`);
  for (const box of await writer.getByRole("checkbox", { name: new RegExp(mark) }).all()) await box.check();
  await writer.getByRole("button", { name: "Bỏ bản nháp" }).click();
  await expect(writer.getByRole("status")).toContainText("Đã làm xong với 2 bài.");
  await expect(writer.getByText("Không tìm thấy mục nào phù hợp.")).toBeVisible();
});

test("a draft is previewed by whoever has its address", async ({ browser, page: stranger }) => {
  const writer = await at(browser, "reporter");
  const text = await begin(writer, `Xem trước ${Date.now()}`);
  await text.click();
  await writer.keyboard.type("Chưa ai đọc được.");
  const opened = writer.context().waitForEvent("page");
  await writer.getByRole("button", { name: "Xem trước" }).click();
  const preview = await opened;
  await preview.waitForURL(/\/xem-truoc\//);
  await stranger.goto(preview.url());
  await expect(stranger.locator(".prose")).toContainText("Chưa ai đọc được.");
  await expect(stranger.getByText("Bản xem trước")).toBeVisible();
});

test("the desk of articles has nothing that a screen reader trips over", async ({ browser }) => {
  test.setTimeout(60_000);
  const approver = await at(browser, "approver");
  await begin(approver, `Trợ năng ${Date.now()}`);
  await saved(approver);
  const article = address(approver);
  for (const path of ["/quan-tri", "/quan-tri/bai-viet", article, `${article}/lich-su`]) {
    await approver.goto(path);
    await approver.waitForLoadState("networkidle");
    const { violations } = await new AxeBuilder({ page: approver }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]), path).toEqual([]);
  }
});

test("by keyboard alone an article is begun, written, formatted and saved", async ({ browser }) => {
  const writer = await at(browser, "reporter");
  await writer.goto("/quan-tri");
  await writer.getByRole("button", { name: "Viết bài" }).focus();
  await writer.keyboard.press("Enter");
  await expect(writer.locator("#body .ProseMirror")).toBeVisible();
  await writer.getByRole("textbox", { name: "Tiêu đề", exact: true }).focus();
  await writer.keyboard.type(`Bàn phím ${Date.now()}`);
  await writer.keyboard.press("Tab");
  await writer.keyboard.type("Tóm tắt bằng bàn phím");
  await writer.keyboard.press("Tab");
  await writer.keyboard.press("Tab");
  await writer.keyboard.type("Chữ thường ");
  await writer.keyboard.press("Control+b");
  await writer.keyboard.type("chữ đậm");
  await writer.keyboard.press("Alt+F10");
  await writer.keyboard.press("Escape");
  await saved(writer);
  await expect(writer.locator("#body strong")).toHaveText("chữ đậm");
});
