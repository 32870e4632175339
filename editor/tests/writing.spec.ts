import { expect, test } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { open, paste, saved, unikey } from "./harness/screen";

const p = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });

test("marks at the start of a line make headings, lists, quotes and rules", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("## Mục\n### Mục con\n- một\n\n1. hai\n\n> lời\n\n\n---");
  const body = await saved(page, screen);
  expect(body.content.map(({ type }: any) => type).slice(0, 5)).toEqual(["heading", "heading", "bulletList", "orderedList", "blockquote"]);
  expect(body.content.some(({ type }: any) => type === "horizontalRule")).toBe(true);
});

test("the slash menu finds a table without diacritics, by keyboard alone", async ({ page }) => {
  const screen = await open(page);
  await screen.text.focus();
  await page.keyboard.type("/bang");
  await expect(screen.text).toHaveAttribute("aria-activedescendant", "slash-table");
  await page.keyboard.press("Enter");
  await expect(screen.text.locator("th")).toHaveCount(3);
  await page.keyboard.type("Tên");
  await page.keyboard.press("Tab");
  await unikey(page, "So", 1, "ố");
  const body = await saved(page, screen);
  expect(body.content[0].content[0].content[1].attrs).toEqual({ colspan: 1, rowspan: 1 });
  expect(body.content[0].content[0].content[1].content).toEqual([p("Số")]);
});

test("alt with an arrow moves a block", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("một\nhai");
  await page.keyboard.press("Alt+ArrowUp");
  expect(await saved(page, screen)).toEqual({ type: "doc", content: [p("hai"), p("một")] });
});

test("ctrl+k links to an article found by its title", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("Xem");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("khai");
  await expect(page.getByRole("option", { name: "Khai mạc" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const body = await saved(page, screen);
  expect(body.content[0].content[0].marks).toEqual([{ type: "link", attrs: { href: "/tin/khai-mac" } }]);
});

test("a dropped picture becomes a figure whose caption and alt text are saved", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await screen.text.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array([1])], "hop.png", { type: "image/png" }));
    const { x, y } = element.getBoundingClientRect();
    element.dispatchEvent(new DragEvent("drop", { dataTransfer, clientX: x + 5, clientY: y + 5, bubbles: true, cancelable: true }));
  });
  await screen.text.locator("figcaption").click();
  await unikey(page, "Anh", 3, "Ảnh");
  await page.getByLabel("Mô tả cho người").fill("Toàn cảnh");
  await page.getByLabel("Mô tả cho người").press("Tab");
  const figure = (await saved(page, screen)).content.find(({ type }: any) => type === "figure");
  expect(figure.attrs).toMatchObject({ width: 800, height: 600, alt: "Toàn cảnh", size: "normal" });
  expect(figure.content).toEqual([{ type: "text", text: "Ảnh" }]);
});

test("checks name what is missing and lead to it", async ({ page }) => {
  const screen = await open(page, { summary: "" });
  await screen.text.click();
  await page.keyboard.type("Số 001099012345");
  await expect(page.getByText("Có dãy số giống số căn cước: 001099012345")).toBeVisible();
  await page.getByRole("button", { name: "Chưa có tóm tắt" }).click();
  await expect(page.locator("#f-summary")).toBeFocused();
});

for (const width of [1280, 390])
  test(`the screen is accessible and calm at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = await open(page, { title: "Khai mạc Tuần lễ Khoa học và Công nghệ năm 2026", summary: "Hơn 200 đại biểu dự lễ khai mạc." });
    await screen.text.click();
    await paste(screen.text, `<h2>Nội dung chính</h2><p>Lễ khai mạc diễn ra sáng thứ Hai.</p><figure><img src="/media/${"a".repeat(32)}/goc.jpg" width="800" height="450" alt=""><figcaption>Toàn cảnh</figcaption></figure><table><tr><th>Tên</th><th>Số</th></tr><tr><td>Một</td><td>2</td></tr></table>`);
    await expect(screen.text.locator("figure")).toBeVisible();
    await page.screenshot({ path: `test-results/writing-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`)).toEqual([]);
  });
