// A week without a script: rows, a table, publishing and the way back are forms.
import { expect, test, type Page } from "@playwright/test";
import { at } from "./staff";
import { cell, contents, farWeek, rows } from "./week";

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });

test("a week is filled, pasted into, published and taken back by forms alone", async ({ browser, page: reader }) => {
  test.setTimeout(60_000);
  const week = farWeek();
  const page = await at(browser, "approver");
  await page.goto(`/quan-tri/lich/${week}`);
  await press(page, "Thêm dòng");
  await expect(said(page, "Đã thêm dòng trống; chưa lưu.")).toBeVisible();
  await cell(page, 1, "time").fill("tám giờ");
  await cell(page, 1, "content").fill("Giao ban");
  await press(page, "Lưu");
  await expect(said(page, "Đã lưu.")).toBeVisible();
  await press(page, "Lưu và đăng");
  await expect(page.getByRole("alert")).toContainText("Cần sửa 1 chỗ trước khi đăng");
  await expect(cell(page, 1, "time")).toHaveAccessibleDescription(/Không đọc được giờ/);
  await cell(page, 1, "time").fill("8h");

  await page.locator("summary", { hasText: "Dán bảng từ Word, Excel" }).click();
  await page.getByLabel("Dán bảng", { exact: true }).fill("1\tThứ Ba\t9h\tHọp\n2\tThứ Tư\t14h\tTiếp dân\n");
  await press(page, "Đọc bảng");
  await expect(said(page, "Đã thêm 2 dòng từ bảng.")).toBeVisible();
  expect(await contents(page)).toEqual(["Giao ban", "Họp", "Tiếp dân"]);
  await press(page, "Lưu và đăng");
  await expect(said(page, "Đã đăng.")).toBeVisible();
  await reader.goto(`/lich-cong-tac/${week}`);
  await expect(reader.locator("main")).toContainText("Tiếp dân");

  await page.getByRole("checkbox", { name: "Xóa, dòng 2" }).check();
  await press(page, "Lưu");
  expect(await contents(page)).toEqual(["Giao ban", "Tiếp dân"]);
  await page.locator("summary", { hasText: "Gỡ khỏi trang" }).click();
  await page.getByLabel("Lý do").fill("Nhầm tuần");
  await press(page, "Gỡ khỏi trang");
  await expect(said(page, "Đã gỡ khỏi trang.")).toBeVisible();
  await reader.reload();
  await expect(reader.locator("main")).not.toContainText("Tiếp dân");

  // The week after copies it.
  await page.getByRole("link", { name: "Tuần tiếp" }).click();
  await page.locator("summary", { hasText: "Chép tuần trước" }).click();
  await press(page, "Chép tuần trước");
  await expect(said(page, "Đã chép tuần trước.")).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
});

test("of two who save at once the second sees both", async ({ browser }) => {
  const week = `/quan-tri/lich/${farWeek()}`;
  const [one, other] = [await at(browser, "editor"), await at(browser, "approver")];
  for (const page of [one, other]) {
    await page.goto(week);
    await press(page, "Thêm dòng");
  }
  await cell(one, 1, "content").fill("Việc của biên tập viên");
  await press(one, "Lưu");
  await cell(other, 1, "content").fill("Việc của người duyệt");
  await press(other, "Lưu");
  await expect(other.getByRole("alert")).toContainText("Đồng chí editor vừa lưu tuần này");
  await expect(other.getByRole("alert")).toContainText("Việc của biên tập viên");
  await expect(cell(other, 1, "content")).toHaveValue("Việc của người duyệt");
});
