// Two at one week: they see each other, what both write is put together, and a
// cell that both changed asks where it stands.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { at, saved } from "./staff";
import { cell, contents, farWeek } from "./week";

test("two who fill one week at once see each other and lose nothing", async ({ browser }) => {
  test.setTimeout(90_000);
  const week = `/quan-tri/lich/${farWeek()}`;
  const editor = await at(browser, "editor");
  await editor.goto(week);
  await editor.getByRole("button", { name: "Thêm dòng", exact: true }).click();
  await cell(editor, 1, "content").fill("Giao ban");
  await saved(editor);

  const approver = await at(browser, "approver");
  await approver.goto(week);
  await expect(approver.locator("#presence")).toHaveText("Cũng đang mở tuần này: Đồng chí editor");
  await expect(editor.locator("#presence")).toHaveText("Cũng đang mở tuần này: Đồng chí approver", { timeout: 20_000 });

  // Different cells, and a row of each.
  await cell(editor, 1, "place").fill("Hội trường");
  await cell(editor, 1, "content").press("Control+Enter");
  await editor.keyboard.type("9h");
  await cell(editor, 2, "content").fill("Việc của biên tập viên");
  await cell(approver, 1, "chair").fill("Giám đốc");
  await cell(approver, 1, "content").press("Control+Enter");
  await cell(approver, 2, "content").fill("Việc của người duyệt");
  await saved(editor);
  await saved(approver);
  await expect(approver.locator("#week-question")).toHaveCount(0);
  expect((await contents(approver)).sort()).toEqual(["Giao ban", "Việc của biên tập viên", "Việc của người duyệt"]);
  await expect(cell(approver, 1, "place")).toHaveValue("Hội trường");
  // Whoever waits sees what the other saved.
  await expect(cell(editor, 1, "chair")).toHaveValue("Giám đốc", { timeout: 20_000 });

  // The same cell.
  await cell(approver, 1, "content").fill("Giao ban của người duyệt");
  await cell(editor, 1, "content").fill("Giao ban của biên tập viên");
  await saved(approver);
  await editor.keyboard.press("Control+s");
  const clash = editor.locator(".week-rows .clash");
  await expect(clash).toContainText("Đồng chí approver ghi: “Giao ban của người duyệt”");
  await expect(cell(editor, 1, "content")).toHaveValue("Giao ban của biên tập viên");
  expect((await new AxeBuilder({ page: editor }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await editor.screenshot({ path: "test-results/week-clash-1280.png", fullPage: true });
  await editor.setViewportSize({ width: 360, height: 740 });
  await editor.screenshot({ path: "test-results/week-clash-360.png", fullPage: true });
  await clash.getByRole("button", { name: "Giữ của tôi" }).click();
  await expect(editor.locator("#save-state")).toContainText("Đã lưu lúc");
  // The other text is in the history.
  await editor.goto(`${week}/lich-su`);
  await editor.getByRole("button", { name: "So sánh" }).click();
  await expect(editor.locator(".week-changes")).toContainText("Giao ban của người duyệt");
});
