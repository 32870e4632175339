import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

test("the administrator's link sets a password once, and the password logs in", async ({ page }) => {
  const link = readFileSync("test-results/admin-link.txt", "utf8").trim();
  await page.goto(link);
  await page.getByLabel("Mật khẩu mới (ít nhất 12 ký tự)").fill("mot mat khau dai");
  await page.getByLabel("Nhập lại mật khẩu mới").fill("mot mat khau khac");
  await page.getByRole("button", { name: /Lưu mật khẩu/ }).click();
  await expect(page.getByRole("alert")).toContainText("chưa giống nhau");
  await page.getByLabel("Mật khẩu mới (ít nhất 12 ký tự)").fill("mot mat khau dai");
  await page.getByLabel("Nhập lại mật khẩu mới").fill("mot mat khau dai");
  await page.getByRole("button", { name: /Lưu mật khẩu/ }).click();
  await expect(page).toHaveURL(/\/quan-tri$/);
  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page).toHaveURL(/\/$/);

  expect((await page.request.get(link)).status()).toBe(410);
  await page.goto("/quan-tri");
  await expect(page).toHaveURL(/\/dang-nhap$/);
  await page.getByLabel("Tên đăng nhập").fill("quantri");
  await page.getByLabel("Mật khẩu").fill("sai mat khau roi");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("không đúng");
  await expect(page.getByLabel("Tên đăng nhập")).toHaveValue("quantri");
  await page.getByLabel("Mật khẩu").fill("mot mat khau dai");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page).toHaveURL(/\/quan-tri$/);
});
