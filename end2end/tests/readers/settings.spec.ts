import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("theme and text size stay on the device", async ({ page }) => {
  await page.goto("/");
  await islandsAwake(page);
  await page.getByLabel("Giao diện").selectOption("contrast");
  await page.getByRole("button", { name: "Phóng to chữ" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-size", "2");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
  await expect(page.locator("html")).toHaveAttribute("data-size", "2");
  await islandsAwake(page);
  await expect(page.getByLabel("Giao diện")).toHaveValue("contrast");
  await page.getByLabel("Giao diện").selectOption("auto");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});
