import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";

const pdf = { name: "moi.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") };
const picture = { name: "anh.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") };

async function send(page: Page): Promise<Record<string, string>> {
  await page.getByRole("button", { name: "Lưu" }).click();
  await page.waitForURL(/da-gui/);
  return JSON.parse(await page.locator("body").innerText());
}

const rows = (page: Page) => page.locator(".file-list > li:visible");

test("a picture is chosen, looked at and taken off with the keyboard alone", async ({ page }) => {
  await page.goto("/bieu-mau");
  const cover = page.getByRole("group", { name: "Ảnh bìa" });
  await expect(page.locator("#cover")).toBeHidden();
  await cover.getByRole("button", { name: "Chọn từ thư viện" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Ảnh bìa" });
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  await expect(dialog.getByRole("button", { name: /hoi-truong/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(cover.getByRole("link", { name: "hoi-truong.jpg" })).toBeVisible();
  await expect(cover.getByText("800 × 600")).toBeVisible();
  await expect(cover.getByRole("button", { name: "Chọn từ thư viện" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(cover.getByRole("button", { name: "Gỡ tệp" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cover.getByRole("link")).toHaveCount(0);
  await expect(cover.getByRole("button", { name: "Chọn từ thư viện" })).toBeFocused();
  expect(await send(page)).not.toHaveProperty("cover");
});

test("arrows go through what was found, and Escape changes nothing", async ({ page }) => {
  await page.goto("/bieu-mau");
  await page.getByRole("button", { name: "Thêm tệp" }).click();
  const dialog = page.getByRole("dialog");
  const found = dialog.locator(".library button");
  await expect(found).toHaveCount(3);
  await dialog.getByRole("searchbox").press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(found.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(found.nth(2)).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("phu");
  await expect(found).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Thêm tệp" })).toBeFocused();
});

test("files are added, titled, put in order and taken off; no gap is left", async ({ page }) => {
  await page.goto("/bieu-mau");
  await expect(rows(page)).toHaveCount(1);
  for (const name of ["phu-luc.pdf", "bieu-mau.pdf"]) {
    await page.getByRole("button", { name: "Thêm tệp" }).click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await expect(page.locator(":focus")).toHaveAttribute("placeholder", name);
  }
  await page.keyboard.type("Biểu mẫu");
  await page.getByRole("button", { name: "Chuyển lên: bieu-mau.pdf" }).click();
  await expect(page.getByRole("button", { name: "Chuyển lên: bieu-mau.pdf" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows(page).first().getByRole("link")).toHaveText("bieu-mau.pdf");
  await expect(page.getByRole("button", { name: "Chuyển xuống: bieu-mau.pdf" })).toBeFocused();
  await rows(page).nth(1).getByRole("button", { name: "Gỡ tệp" }).click();
  await expect(rows(page)).toHaveCount(2);
  const sent = await send(page);
  expect(sent.file_0).toContain("bieu-mau.pdf");
  expect(sent.label_0).toBe("Biểu mẫu");
  expect(sent.file_1).toContain("phu-luc.pdf");
  expect(Object.keys(sent)).toEqual(["file_0", "label_0", "file_1"]);
});

test("a file is brought in place, in the field and in the dialog; one of another kind is not taken", async ({ page }) => {
  await page.goto("/bieu-mau");
  const choose = async (within: ReturnType<Page["locator"]>, file: typeof pdf) => {
    const chooser = page.waitForEvent("filechooser");
    await within.getByRole("button", { name: "Tải tệp lên" }).click();
    await (await chooser).setFiles(file);
  };
  const cover = page.getByRole("group", { name: "Ảnh bìa" });
  await choose(cover, pdf);
  await expect(cover.getByRole("status")).toHaveText(/không phải ảnh/);
  await choose(cover, picture);
  await expect(cover.getByRole("link", { name: "anh.jpg" })).toBeVisible();
  await page.getByRole("button", { name: "Thêm tệp" }).click();
  await choose(page.getByRole("dialog"), pdf);
  await expect(rows(page).nth(1).getByRole("link", { name: "moi.pdf" })).toBeVisible();
  expect((await send(page)).file_1).toContain("moi.pdf");
});

test("an address that names nothing stays in sight with its mistake until another is chosen", async ({ page }) => {
  await page.goto("/bieu-mau?sai");
  const wrong = rows(page).nth(1);
  await expect(wrong.getByRole("alert")).toBeVisible();
  await expect(page.locator("#file_1")).toHaveValue("/media/khong-co/x.pdf");
  await expect(page.locator("#file_1")).toBeVisible();
  await wrong.getByRole("button", { name: "Chọn từ thư viện" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "phu-luc.pdf" }).click();
  await expect(wrong.getByRole("alert")).toHaveCount(0);
  await expect(page.locator("#file_1")).toBeHidden();
});

test("a picture and a file are put where the cursor stands, as the text is written", async ({ page }) => {
  await page.goto("/bieu-mau");
  const text = page.getByLabel("Nội dung");
  const insert = async (button: string, name: RegExp) => {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await expect(text).toBeFocused();
  };
  await text.fill("Mở đầu");
  await insert("Chèn ảnh từ thư viện", /hoi-truong/);
  await expect(text).toHaveValue(/^Mở đầu\n\n!\[Hội trường\]\(\/media\/\w+\/goc\.jpg\)\n\n$/);
  await page.keyboard.type("Xem ");
  await insert("Chèn liên kết tới tệp", /phu-luc/);
  await expect(text).toHaveValue(/Xem \[phu-luc\.pdf \(PDF, 2 KB\)\]\(\/media\/\w+\/phu-luc\.pdf\)$/);
  await text.fill("<p>Đã có mã</p>");
  await insert("Chèn ảnh từ thư viện", /hoi-truong/);
  await expect(text).toHaveValue(/<figure><img src="\/media\/\w+\/goc\.jpg" alt="Hội trường"><\/figure>/);
});

for (const width of [360, 1280])
  test(`the form and its dialog are accessible and fit at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/bieu-mau?sai");
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    const check = async () => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await check();
    await page.getByRole("button", { name: "Thêm tệp" }).click();
    await expect(page.getByRole("dialog").locator(".library button").first()).toBeVisible();
    expect(await fits()).toBe(true);
    await check();
  });
