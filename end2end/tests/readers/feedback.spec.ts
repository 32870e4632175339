import { expect, test } from "@playwright/test";

// Every browser context is another reader: one address for all would meet the limits.
test.beforeEach(async ({ context }, { testId, retry }) => {
  const last = [...testId].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 250, retry) + 1;
  await context.setExtraHTTPHeaders({ "x-forwarded-for": `198.51.100.${last}` });
});

test("a question is asked by keyboard, with the proof computed in the background", async ({ page }) => {
  await page.goto("/hoi-dap");
  await page.getByRole("link", { name: "Gửi câu hỏi" }).first().click();
  await expect(page).toHaveURL(/\/hoi-dap\/gui$/);
  await page.getByLabel("Họ tên hoặc bút danh").fill("Người đọc thử");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Phao quan trắc có bán cho hộ lẻ?");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Gia đình tôi nuôi tôm và muốn mua một phao.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.locator("input[name=proof]")).toHaveValue(/^\d+$/, { timeout: 15_000 });
  await page.waitForTimeout(3_500);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("đã nhận được");
  const code = (await page.locator(".reference code").textContent())!;
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);

  await page.goto("/hoi-dap/tra-cuu");
  await page.getByLabel("Mã tra cứu").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Tra cứu" }).click();
  await expect(page.locator("main")).toContainText("Đã nhận, chưa trả lời");
  await page.goto("/hoi-dap?q=phao+quan+trac+co+ban");
  await expect(page.locator("main")).not.toContainText("Phao quan trắc có bán cho hộ lẻ?");
});

test("errors are summed up, focused, and lead to their fields", async ({ page }) => {
  await page.goto("/lien-he/gui");
  await page.getByLabel("Nội dung", { exact: true }).fill("Ngắn");
  await page.getByRole("button", { name: "Gửi", exact: true }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Lỗi:/);
  await expect(page.getByLabel("Nội dung", { exact: true })).toHaveValue("Ngắn");
  await expect(page.getByLabel("Nội dung", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Nội dung", { exact: true })).toHaveAccessibleDescription(/Ngắn quá/);
  await summary.getByRole("link", { name: /họ tên/ }).click();
  await expect(page.getByLabel("Họ tên hoặc bút danh")).toBeFocused();
});

test("an open draft shows its comments and form, a closed one its comments", async ({ page }) => {
  await page.goto("/gop-y");
  const sections = page.locator(".drafts");
  await sections.first().getByRole("link").first().click();
  await expect(page.locator(".comments li").first()).toBeVisible();
  await expect(page.locator(".feedback-form")).toBeVisible();
  await page.goto("/gop-y");
  await sections.last().getByRole("link").first().click();
  await expect(page.locator(".comments li").first()).toBeVisible();
  await expect(page.locator(".feedback-form")).toHaveCount(0);
});

test("nothing is wider than a narrow phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ["/hoi-dap", "/hoi-dap/gui", "/hoi-dap/tra-cuu", "/gop-y", "/lien-he/gui"]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a message is refused when it comes at once and taken when it was written in time", async ({ page }) => {
    test.setTimeout(60_000);
    await page.goto("/lien-he/gui");
    // Playwright leaves `noscript` out of the text of an element.
    expect(await page.content()).toContain("ít nhất 20 giây");
    await page.getByLabel("Họ tên hoặc bút danh").fill("Người đọc thử");
    await page.getByLabel("Nội dung", { exact: true }).fill("Trang tra cứu văn bản mở chậm.");
    await page.getByLabel(/Tôi đồng ý/).check();
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("quá nhanh");
    await expect(page.getByLabel("Nội dung", { exact: true })).toHaveValue("Trang tra cứu văn bản mở chậm.");
    await expect(page.getByLabel(/Tôi đồng ý/)).toBeChecked();
    await page.waitForTimeout(21_000);
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await expect(page.locator(".reference code")).toBeVisible();
  });

  test("questions are searched and read", async ({ page }) => {
    await page.goto("/hoi-dap");
    await page.getByRole("searchbox", { name: "Tìm trong hỏi đáp" }).fill("chi dan dia ly");
    await page.locator("main").getByRole("button", { name: "Tìm", exact: true }).click();
    await page.locator(".questions a").first().click();
    await expect(page.locator(".official-answer")).toContainText("Một cửa");
  });
});
