// Tables: merged cells, headers, keyboard.
import { expect, test, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { caretAt, open, saved, type Screen } from "./harness/screen";

const cell = (text: string, type = "tableCell", colspan = 1, rowspan = 1) => ({
  type,
  attrs: { colspan, rowspan },
  content: [{ type: "paragraph", ...(text ? { content: [{ type: "text", text }] } : {}) }],
});
const th = (text: string) => cell(text, "tableHeader");
const table = (...rows: object[][]) => ({ body: { type: "doc", content: [{ type: "table", content: rows.map((content) => ({ type: "tableRow", content })) }, { type: "paragraph" }] } });
const grid = () => table([th("A"), th("B"), th("C")], [cell("1"), cell("2"), cell("3")], [cell("4"), cell("5"), cell("6")]);

/** Rows as words: `1×2:text`, headers with an asterisk. */
async function rows(page: Page, screen: Screen): Promise<string[]> {
  const body = await saved(page, screen);
  return body.content[0].content.map(({ content = [] }: any) =>
    content
      .map(({ type, attrs, content }: any) => {
        const text = content.map((block: any) => (block.content ?? []).map(({ text }: any) => text).join("")).join("/");
        const span = attrs.colspan + attrs.rowspan > 2 ? `${attrs.colspan}×${attrs.rowspan}:` : "";
        return `${span}${text}${type === "tableHeader" ? "*" : ""}`;
      })
      .join(" "),
  );
}

const tool = (page: Page, name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });

test("cells selected with Shift and an arrow are merged and split by keyboard alone", async ({ page }) => {
  const screen = await open(page, grid());
  await caretAt(page, screen.text.getByText("1", { exact: true }));
  await expect(tool(page, "Gộp các ô đã chọn")).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(screen.text.locator(".selectedCell")).toHaveCount(4);
  await page.keyboard.press("Alt+F10");
  for (let i = 0; i < 60 && !(await tool(page, "Gộp các ô đã chọn").evaluate((button) => button === document.activeElement)); i += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.locator("#said")).toHaveText("Gộp các ô đã chọn: đã xong");
  expect(await rows(page, screen)).toEqual(["A* B* C*", "2×2:1/2/4/5 3", "6"]);
  await tool(page, "Tách ô").click();
  expect(await rows(page, screen)).toEqual(["A* B* C*", "1/2/4/5  3", "  6"]);
  for (let i = 0; i < 2; i += 1) await page.keyboard.press("Control+z");
  expect(await rows(page, screen)).toEqual(["A* B* C*", "1 2 3", "4 5 6"]);
});

test("a cell is merged with its neighbour without selecting both", async ({ page }) => {
  const screen = await open(page, grid());
  await caretAt(page, screen.text.getByText("2", { exact: true }));
  await tool(page, "Gộp với ô bên phải").click();
  expect(await rows(page, screen)).toEqual(["A* B* C*", "1 2×1:2/3", "4 5 6"]);
  await caretAt(page, screen.text.getByText("1", { exact: true }));
  await tool(page, "Gộp với ô bên dưới").click();
  expect(await rows(page, screen)).toEqual(["A* B* C*", "1×2:1/4 2×1:2/3", "5 6"]);
  // One cannot be merged with two that stand one above the other.
  await caretAt(page, screen.text.getByText("C", { exact: true }));
  await expect(tool(page, "Gộp với ô bên phải")).toHaveAttribute("aria-disabled", "true");
  await caretAt(page, screen.text.getByText("B", { exact: true }));
  await expect(tool(page, "Gộp với ô bên dưới")).toHaveAttribute("aria-disabled", "true");
});

test("merging whole rows leaves a row whose cells all come from above", async ({ page }) => {
  const screen = await open(page, table([cell("1"), cell("2")], [cell("3"), cell("4")], [cell("5"), cell("6")]));
  await caretAt(page, screen.text.getByText("1", { exact: true }));
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await tool(page, "Gộp các ô đã chọn").click();
  expect(await rows(page, screen)).toEqual(["2×2:1/2/3/4", "", "5 6"]);
  await page.reload();
  await expect(screen.text.locator("tr")).toHaveCount(3);
  expect(await rows(page, screen)).toEqual(["2×2:1/2/3/4", "", "5 6"]);
});

test("header row and header column are switched from any cell, and the buttons say so", async ({ page }) => {
  const screen = await open(page, table([cell("A"), cell("B")], [cell("1"), cell("2")]));
  await caretAt(page, screen.text.getByText("2", { exact: true }));
  await tool(page, "Hàng tiêu đề").click();
  await expect(tool(page, "Hàng tiêu đề")).toHaveAttribute("aria-pressed", "true");
  expect(await rows(page, screen)).toEqual(["A* B*", "1 2"]);
  await tool(page, "Cột tiêu đề").click();
  expect(await rows(page, screen)).toEqual(["A* B*", "1* 2"]);
  await tool(page, "Hàng tiêu đề").click();
  await expect(tool(page, "Cột tiêu đề")).toHaveAttribute("aria-pressed", "true");
  expect(await rows(page, screen)).toEqual(["A* B", "1* 2"]);
});

test("rows and columns are added on every side and deleted; Tab in the last cell adds a row", async ({ page }) => {
  const screen = await open(page, table([th("A"), th("B")], [cell("1"), cell("2")]));
  await caretAt(page, screen.text.getByText("2", { exact: true }));
  await page.keyboard.press("Tab");
  await page.keyboard.type("x");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("y");
  expect(await rows(page, screen)).toEqual(["A* B*", "1 y", "x "]);
  await tool(page, "Thêm cột bên trái").click();
  await tool(page, "Thêm hàng bên trên").click();
  expect(await rows(page, screen)).toEqual(["A* * B*", "  ", "1  y", "x  "]);
  await tool(page, "Xóa cột").click();
  await tool(page, "Thêm cột bên phải").click();
  await tool(page, "Xóa hàng").click();
  const kept = await rows(page, screen);
  expect(kept).toHaveLength(3);
  await caretAt(page, screen.text.getByText("A", { exact: true }));
  await tool(page, "Xóa bảng").click();
  expect((await saved(page, screen)).content.some(({ type }: any) => type === "table")).toBe(false);
});

test("a merged header survives rows and columns that come and go", async ({ page }) => {
  const screen = await open(page, table([cell("STT", "tableHeader", 1, 2), cell("Kinh phí", "tableHeader", 2, 1)], [th("2025"), th("2026")], [cell("1"), cell("2"), cell("3")]));
  await caretAt(page, screen.text.getByText("2025"));
  await tool(page, "Thêm cột bên phải").click();
  expect(await rows(page, screen)).toEqual(["1×2:STT* 3×1:Kinh phí*", "2025* * 2026*", "1 2  3"]);
  await caretAt(page, screen.text.getByText("2026"));
  await tool(page, "Xóa hàng").click();
  expect(await rows(page, screen)).toEqual(["STT* 3×1:Kinh phí*", "1 2  3"]);
});

for (const width of [1280, 390])
  test(`a table with merged cells is accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const screen = await open(page, table([cell("STT", "tableHeader", 1, 2), cell("Kinh phí", "tableHeader", 2, 1)], [th("2025"), th("2026")], [cell("1"), cell("2"), cell("3")]));
    await caretAt(page, screen.text.getByText("2025"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-results/table-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`)).toEqual([]);
  });
