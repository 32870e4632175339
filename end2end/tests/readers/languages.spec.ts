import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

test("the switch leads to the same page in the other language and back", async ({ page }) => {
  await page.goto("/lich-cong-tac");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/lich-cong-tac");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await islandsAwake(page);
  // Islands speak the language of the document.
  await expect(page.getByRole("button", { name: "Larger text" })).toBeVisible();
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await expect(page).toHaveURL("/lich-cong-tac");
});

test("an English search answers from the English archive", async ({ page }) => {
  await page.goto("/en");
  await islandsAwake(page);
  await page.keyboard.press("/");
  await page.keyboard.type("terraced");
  await expect(page.locator("#search-suggestions [role=option]").first()).toContainText("terraced rice");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/bai-viet\/drones/);
});
