// Galleries and videos.
import { expect, test, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { caretAt, open, saved, unikey, type Screen } from "./harness/screen";
import { watchAddress } from "../src/article/schema/video-sites";

const p = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const hash = (number: number) => number.toString(16).padStart(32, "0");
const figure = (number: number, alt: string, caption = "") => ({
  type: "figure",
  attrs: { hash: hash(number), width: 800, height: 600, alt, size: "normal" },
  ...(caption ? { content: [{ type: "text", text: caption }] } : {}),
});
const gallery = (...content: object[]) => ({ type: "gallery", content });
const doc = (...content: object[]) => ({ body: { type: "doc", content } });
const three = () => doc(p("đầu"), gallery(figure(1, "một", "Chú thích một"), figure(2, "hai"), figure(3, "ba")), p("cuối"));
const alts = (body: any): string[] => body.content.find(({ type }: any) => type === "gallery").content.map(({ attrs }: any) => attrs.alt);
const said = (page: Page) => page.locator("#said");
const png = (name: string) => ({ name, mimeType: "image/png", buffer: Buffer.from([1]) });
const chooser = (page: Page) => page.getByRole("dialog");

async function slash(page: Page, screen: Screen, typed: string): Promise<void> {
  await screen.text.click();
  await page.keyboard.type(`/${typed}`);
  await page.keyboard.press("Enter");
}

test("a gallery is chosen at once from the library and this device, in order", async ({ page }) => {
  const screen = await open(page);
  await slash(page, screen, "bo anh");
  const dialog = chooser(page);
  await dialog.getByRole("button", { name: "Chèn vào bài" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Bộ ảnh cần ít nhất 2 ảnh. Hãy chọn thêm.");
  await dialog.getByRole("button", { name: "hai.jpg" }).click();
  await dialog.getByRole("button", { name: "mot.jpg" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "mot.jpg" })).toHaveAttribute("aria-pressed", "true");
  await dialog.getByRole("button", { name: "ba.jpg" }).click();
  await dialog.getByRole("button", { name: "Bỏ ảnh Ảnh ba" }).click();
  await dialog.getByLabel("Tải ảnh từ máy").setInputFiles([png("a.png"), png("b.png")]);
  await expect(dialog.locator("[role=status]").filter({ hasText: "4/30 ảnh" })).toBeVisible();
  await dialog.getByRole("button", { name: "Chèn vào bài" }).click();
  const body = await saved(page, screen);
  expect(alts(body)).toEqual(["Ảnh hai", "Ảnh mot", "", ""]);
  await screen.text.focus();
  await page.keyboard.press("Control+z");
  expect((await saved(page, screen)).content.some(({ type }: any) => type === "gallery")).toBe(false);
});

test("pictures are added to a gallery, and no more than the server takes", async ({ page }) => {
  const many = Array.from({ length: 29 }, (_, index) => figure(index + 1, `${index}`));
  const screen = await open(page, doc(gallery(...many), p("cuối")));
  await page.getByRole("button", { name: "Thêm ảnh vào bộ ảnh" }).click();
  const dialog = chooser(page);
  await dialog.getByRole("button", { name: "mot.jpg" }).click();
  await dialog.getByRole("button", { name: "hai.jpg" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Bộ ảnh có nhiều nhất 30 ảnh.");
  await dialog.getByRole("button", { name: "Chèn vào bài" }).click();
  expect(alts(await saved(page, screen))).toHaveLength(30);
  await expect(page.getByRole("button", { name: "Thêm ảnh vào bộ ảnh" })).toBeDisabled();
});

test("buttons and Alt with an arrow put a picture in another place, and tell which", async ({ page }) => {
  const screen = await open(page, three());
  const later = screen.text.locator("figure").first().getByRole("button", { name: "Chuyển ảnh ra sau" });
  await later.focus();
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("Ảnh nay đứng thứ 2/3");
  // The button that was pressed is at hand for the next step.
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("Ảnh nay đứng thứ 3/3");
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("Đã ở cuối, không chuyển xuống được nữa");
  expect(alts(await saved(page, screen))).toEqual(["hai", "ba", "một"]);
  await caretAt(page, screen.text.getByText("Chú thích một"));
  await expect(page.getByRole("button", { name: "Chuyển lên" })).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Đã chuyển lên trước “ba”");
  await page.keyboard.press("Control+z");
  expect(alts(await saved(page, screen))).toEqual(["hai", "ba", "một"]);
});

test("a picture is dragged to another place in its gallery", async ({ page }) => {
  const screen = await open(page, three());
  const figures = screen.text.locator("figure");
  const handle = (await figures.nth(2).locator(".drag-picture").boundingBox())!;
  const first = (await figures.first().locator("img").boundingBox())!;
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(first.x + 12, first.y + 30, { steps: 10 });
  await expect(page.locator(".drop-line")).toBeVisible();
  await page.mouse.up();
  await expect(said(page)).toHaveText("Ảnh nay đứng thứ 1/3");
  expect(alts(await saved(page, screen))).toEqual(["ba", "một", "hai"]);
});

test("each picture of a gallery has its caption and description, and every letter is kept", async ({ page }) => {
  const screen = await open(page, three());
  const second = screen.text.locator("figure").nth(1);
  await second.locator("figcaption").click();
  await unikey(page, "Dai bieu", 0, "");
  const alt = second.getByLabel("Mô tả cho người");
  await alt.fill("Hội trường ");
  // Saved while the field still has the focus.
  const body = await saved(page, screen);
  const kept = body.content.find(({ type }: any) => type === "gallery").content[1];
  expect(kept.attrs.alt).toBe("Hội trường ");
  expect(kept.content).toEqual([{ type: "text", text: "Dai bieu" }]);
  await alt.press("Tab");
  expect(alts(await saved(page, screen))[1]).toBe("Hội trường");
});

test("the preview shows the gallery as readers see it", async ({ page }) => {
  const screen = await open(page, three());
  const preview = page.getByRole("button", { name: "Xem như người đọc" });
  await expect(screen.text.locator(".figure-tools").first()).toBeVisible();
  await preview.click();
  await expect(preview).toHaveAttribute("aria-pressed", "true");
  await expect(screen.text.locator(".figure-tools").first()).toBeHidden();
  await expect(screen.text.getByText("Chú thích một")).toBeVisible();
  await preview.click();
  await screen.text.locator("figure").first().getByRole("button", { name: "Xóa" }).click();
  await screen.text.locator("figure").first().getByRole("button", { name: "Xóa" }).click();
  expect((await saved(page, screen)).content.map(({ type }: any) => type)).toEqual(["paragraph", "figure", "paragraph"]);
});

test("a video elsewhere needs an address that is known and a title, said at the field", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const screen = await open(page);
  await slash(page, screen, "video");
  const dialog = chooser(page);
  const [address, title] = [dialog.getByLabel("Địa chỉ video"), dialog.getByLabel("Tên video")];
  await title.fill("Phóng sự");
  await address.fill("https://example.org/video");
  await title.press("Enter");
  await expect(dialog.getByText("Không nhận ra địa chỉ video.")).toBeVisible();
  await expect(address).toBeFocused();
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await expect(title).toHaveValue("Phóng sự");
  await address.fill("youtu.be/aqz-KE-bpKQ?si=x");
  await title.fill("");
  await dialog.getByRole("button", { name: "Áp dụng" }).click();
  await expect(dialog.getByText("Video cần có tên")).toBeVisible();
  await expect(title).toBeFocused();
  await title.fill("Phóng sự");
  await dialog.getByRole("button", { name: "Chọn ảnh bìa" }).click();
  await page.getByRole("button", { name: "mot.jpg" }).click();
  await dialog.getByRole("button", { name: "Áp dụng" }).click();
  const video = (await saved(page, screen)).content.find(({ type }: any) => type === "video");
  expect(video.attrs).toEqual({ source: "link", hash: "", url: "https://www.youtube.com/watch?v=aqz-KE-bpKQ", title: "Phóng sự", poster: hash(0xa0) });
  expect(asked.filter((url) => !url.startsWith("http://127.0.0.1"))).toEqual([]);
});

test("a video of the library is chosen among videos only, changed later, and undone", async ({ page }) => {
  const screen = await open(page);
  await slash(page, screen, "video");
  await chooser(page).getByRole("button", { name: "Chọn tệp video trong thư viện" }).click();
  await expect(page.getByRole("button", { name: "ke-hoach.pdf" })).toHaveCount(0);
  await page.getByRole("button", { name: "khai-mac.mp4" }).click();
  await expect(chooser(page).getByLabel("Tên video")).toHaveValue("khai-mac");
  await chooser(page).getByRole("button", { name: "Áp dụng" }).click();
  const video = async () => (await saved(page, screen)).content.find(({ type }: any) => type === "video").attrs;
  expect(await video()).toEqual({ source: "file", hash: hash(0xf1), url: `/media/${hash(0xf1)}/tep.mp4`, title: "khai-mac", poster: "" });
  await page.getByRole("button", { name: "Sửa video" }).click();
  await chooser(page).getByLabel("Tên video").fill("Lễ khai mạc");
  await chooser(page).getByRole("button", { name: "Chọn ảnh bìa" }).click();
  await page.getByRole("button", { name: "hai.jpg" }).click();
  await chooser(page).getByRole("button", { name: "Áp dụng" }).click();
  expect(await video()).toMatchObject({ title: "Lễ khai mạc", poster: hash(0xa1) });
  await expect(screen.text.locator("video")).toHaveAttribute("poster", `/media/${hash(0xa1)}/goc.jpg`);
  await screen.text.focus();
  await page.keyboard.press("Control+z");
  expect(await video()).toMatchObject({ title: "khai-mac", poster: "" });
});

// The list of `domain::embed`, from which this must not differ.
test("addresses of videos are read as the server reads them", () => {
  const youtube = "https://www.youtube.com/watch?v=aqz-KE-bpKQ";
  for (const address of ["https://youtu.be/aqz-KE-bpKQ?si=abc", " https://m.youtube.com/watch?app=desktop&v=aqz-KE-bpKQ&t=10#x ", "https://www.youtube.com/embed/aqz-KE-bpKQ", "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?rel=0", "http://youtube.com/shorts/aqz-KE-bpKQ"])
    expect(watchAddress(address), address).toBe(youtube);
  for (const address of ["https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537?h=1"]) expect(watchAddress(address)).toBe("https://vimeo.com/1084537");
  for (const address of ["", "aqz-KE-bpKQ", "https://example.org/watch?v=aqz-KE-bpKQ", "https://www.youtube.com.example.org/watch?v=aqz-KE-bpKQ", "https://www.youtube.com/@kenh", 'https://www.youtube.com/watch?v="><script>', "javascript:alert(1)//youtu.be/aqz-KE-bpKQ", "https://vimeo.com/nguoi-dung"])
    expect(watchAddress(address), address).toBeNull();
});

for (const width of [1280, 390])
  test(`galleries and videos are accessible and fit at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const video = { type: "video", attrs: { source: "link", hash: "", url: "https://vimeo.com/1", title: "Phóng sự", poster: hash(1) } };
    const screen = await open(page, doc(...(three().body.content as object[]), video));
    await caretAt(page, screen.text.getByText("cuối"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-results/media-${width}.png`, fullPage: true });
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`);
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Thêm ảnh vào bộ ảnh" }).click();
    await chooser(page).getByRole("button", { name: "mot.jpg" }).click();
    await page.screenshot({ path: `test-results/choose-${width}.png` });
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sửa video" }).click();
    await chooser(page).getByLabel("Địa chỉ video").fill("x");
    await page.keyboard.press("Enter");
    await page.screenshot({ path: `test-results/video-${width}.png` });
    expect(await violations()).toEqual([]);
  });
