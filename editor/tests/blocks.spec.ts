// Lists of tasks, numbers, and blocks in another order.
import { expect, test, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { caretAt, settled, open, saved, unikey, type Screen } from "./harness/screen";

const p = (text: string) => ({ type: "paragraph", ...(text ? { content: [{ type: "text", text }] } : {}) });
const task = (text: string, checked = false, ...more: object[]) => ({ type: "taskItem", attrs: { checked }, content: [p(text), ...more] });
const tasks = (...content: object[]) => ({ type: "taskList", content });
const doc = (...content: object[]) => ({ body: { type: "doc", content } });
const line = (screen: Screen, text: string) => screen.text.getByText(text, { exact: true });
const said = (page: Page) => page.locator("#said");
const blocks = async (page: Page, screen: Screen) => (await saved(page, screen)).content;

test("[ ] makes a task, Enter the next one, Tab one below it, Backspace takes it back", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("[ ] ");
  await unikey(page, "Hop", 2, "ọp");
  await page.keyboard.type("\n");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Mời\nIn");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("\nHết");
  expect(await blocks(page, screen)).toEqual([tasks(task("Họp", false, tasks(task("Mời"))), task("In"), task("Hết"))]);
  await page.keyboard.press("Home");
  await settled(page);
  await page.keyboard.press("Backspace");
  expect(await blocks(page, screen)).toEqual([tasks(task("Họp", false, tasks(task("Mời"))), task("In")), p("Hết")]);
});

test("an empty task ends the list; Ctrl+Z takes [ ] back as it was typed", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("[x] Xong\n\nSau");
  expect(await blocks(page, screen)).toEqual([tasks(task("Xong", true)), p("Sau")]);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("[ ] ");
  await page.keyboard.press("Backspace");
  expect(await blocks(page, screen)).toEqual([p("[ ] ")]);
});

test("- [ ] works as in Markdown, within a list with bullets too", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("- [ ] Một\nHai");
  expect(await blocks(page, screen)).toEqual([tasks(task("Một"), task("Hai"))]);
});

test("an input method composes [ ] without making a task of it", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  const cdp = await page.context().newCDPSession(page);
  for (const text of ["[", "[ ", "[ ]", "[ ] ", "[ ] ơ"]) await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  expect(await screen.text.locator("ul").count()).toBe(0);
  await cdp.send("Input.insertText", { text: "[ ] ơn" });
  expect(await blocks(page, screen)).toEqual([p("[ ] ơn")]);
});

test("Ctrl+Enter and the box tick a task, which is told and can be undone", async ({ page }) => {
  const screen = await open(page, doc(tasks(task("Gửi giấy mời"), task("Họp"))));
  await caretAt(page, line(screen, "Họp"));
  await page.keyboard.press("Control+Enter");
  await expect(said(page)).toHaveText("Đã xong");
  expect(await blocks(page, screen)).toEqual([tasks(task("Gửi giấy mời"), task("Họp", true))]);
  await page.getByRole("checkbox", { name: "Đã xong việc: Gửi giấy mời" }).check();
  await page.keyboard.type("!");
  expect((await blocks(page, screen))[0].content.map(({ attrs }: any) => attrs.checked)).toEqual([true, true]);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+z");
  expect(await blocks(page, screen)).toEqual([tasks(task("Gửi giấy mời"), task("Họp"))]);
});

test("the slash menu, the toolbar and Ctrl+Shift+9 make tasks; a list keeps its nesting", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("/viec");
  await expect(screen.text).toHaveAttribute("aria-activedescendant", "slash-task_list");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Một\n");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Hai");
  await caretAt(page, line(screen, "Một"));
  const pressed = page.getByRole("button", { name: "Danh sách việc cần làm" });
  await expect(pressed).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Danh sách dấu chấm" }).click();
  const item = (text: string, ...more: object[]) => ({ type: "listItem", content: [p(text), ...more] });
  expect((await blocks(page, screen))[0]).toMatchObject({ type: "bulletList", content: [{ type: "listItem" }] });
  await page.keyboard.press("Control+Shift+9");
  expect((await blocks(page, screen))[0]).toMatchObject(tasks({ type: "taskItem", attrs: { checked: false }, content: [p("Một"), {}] }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type("x");
  await page.keyboard.press("Control+Shift+8");
  expect((await blocks(page, screen))[0]).toEqual({ type: "bulletList", content: [item("x")] });
});

test("Tab goes no deeper than the server takes", async ({ page }) => {
  const deep = (level: number): object => tasks(task(`${level}`, false, ...(level < 8 ? [deep(level + 1)] : [task("x")].slice(1))));
  const screen = await open(page, doc(deep(1)));
  await caretAt(page, line(screen, "8"));
  await page.keyboard.press("End");
  await page.keyboard.type("\nmới");
  await page.keyboard.press("Tab");
  const text = JSON.stringify(await blocks(page, screen));
  expect(text.match(/taskList/g)).toHaveLength(8);
  expect(text).toContain("mới");
});

test("what is copied says in words what is done", async ({ page }) => {
  const screen = await open(page, doc(tasks(task("Gửi", true), task("Họp"))));
  await caretAt(page, line(screen, "Gửi"));
  await page.keyboard.press("Control+a");
  const html = await screen.text.evaluate((element) => {
    const clipboardData = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData("text/html");
  });
  expect(html).toContain('<li class="done"><span class="task-state">Đã xong: </span><div><p>Gửi</p></div></li>');
  expect(html).not.toContain("<input");
});

test("numbers keep their start and style; a start beyond what the server takes is none", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.type("12) Mười hai\n\n99999999. ");
  const [list, text] = await blocks(page, screen);
  expect(list.attrs).toEqual({ start: 12, type: "1" });
  expect(text).toEqual(p("99999999. "));
});

test("alt with an arrow moves a task among its own, and says where the ends are", async ({ page }) => {
  const screen = await open(page, doc(p("đầu"), tasks(task("một"), task("hai", true))));
  await caretAt(page, line(screen, "hai"));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Đã chuyển lên trước “một”");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Đã ở đầu, không chuyển lên được nữa");
  await page.keyboard.type("!");
  expect(await blocks(page, screen)).toEqual([p("đầu"), tasks(task("hai!", true), task("một"))]);
});

test("the handle moves the whole block by keyboard, and its neighbour is named", async ({ page }) => {
  const screen = await open(page, doc(p("Đoạn mở đầu"), tasks(task("một"), task("hai")), p("cuối")));
  await caretAt(page, line(screen, "hai"));
  const handle = page.getByRole("button", { name: "Chuyển đoạn" });
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await expect(said(page)).toHaveText("Đã chuyển lên trước “Đoạn mở đầu”");
  await expect(handle).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(said(page)).toHaveText("Đã chuyển xuống sau “cuối”");
  await page.keyboard.press("Escape");
  await page.keyboard.type("?");
  expect(await blocks(page, screen)).toEqual([p("Đoạn mở đầu"), p("cuối"), tasks(task("một"), task("hai?"))]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect(await blocks(page, screen)).toEqual([p("Đoạn mở đầu"), tasks(task("một"), task("hai")), p("cuối")]);
});

test("the handle of the block under the mouse goes on with it, wherever the cursor is", async ({ page }) => {
  const screen = await open(page, doc(p("một"), p("hai"), p("ba"), p("bốn")));
  await caretAt(page, line(screen, "bốn"));
  await line(screen, "một").hover();
  const handle = page.getByRole("button", { name: "Chuyển đoạn" });
  await handle.focus();
  await page.keyboard.press("ArrowDown");
  await settled(page);
  await page.keyboard.press("ArrowDown");
  expect(await blocks(page, screen)).toEqual([p("hai"), p("ba"), p("một"), p("bốn")]);
});

test("the mouse drags a block by its handle, and Escape lets it be", async ({ page }) => {
  const screen = await open(page, doc(p("một"), p("hai"), p("ba")));
  await line(screen, "ba").hover();
  const handle = page.getByRole("button", { name: "Chuyển đoạn" });
  const drag = async () => {
    const from = (await handle.boundingBox())!;
    const to = (await line(screen, "một").boundingBox())!;
    await page.mouse.move(from.x + 8, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + to.height, { steps: 6 });
    await page.mouse.move(to.x + 60, to.y + 3, { steps: 3 });
    await expect(page.locator(".drop-line")).toBeVisible();
  };
  await drag();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await blocks(page, screen)).toEqual([p("một"), p("hai"), p("ba")]);
  await line(screen, "ba").hover();
  await drag();
  await page.mouse.up();
  await expect(said(page)).toHaveText("Đã chuyển lên trước “một”");
  expect(await blocks(page, screen)).toEqual([p("ba"), p("một"), p("hai")]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test("a finger drags a block, and buttons do the same", async ({ page }) => {
    const screen = await open(page, doc(p("một"), p("hai"), p("ba")));
    await line(screen, "một").tap();
    const handle = page.getByRole("button", { name: "Chuyển đoạn" });
    const { x, y, width, height } = (await handle.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    expect(x).toBeGreaterThanOrEqual(0);
    const text = (await line(screen, "một").boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(text.x);
    const below = (await line(screen, "ba").boundingBox())!;
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: number) =>
      cdp.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [{ x: x + width / 2, y: at }] });
    await touch("touchStart", y + height / 2);
    for (let at = y + height / 2; at < below.y + below.height; at += 8) await touch("touchMove", at);
    await touch("touchMove", below.y + below.height - 2);
    await touch("touchEnd");
    await expect(said(page)).toHaveText("Đã chuyển xuống sau “ba”");
    expect(await blocks(page, screen)).toEqual([p("hai"), p("ba"), p("một")]);
    await line(screen, "một").tap();
    await page.getByRole("button", { name: "Chuyển lên" }).tap();
    await expect(page.getByRole("button", { name: "Chuyển xuống" })).toHaveAttribute("aria-disabled", "false");
    expect(await blocks(page, screen)).toEqual([p("hai"), p("một"), p("ba")]);
  });

  test("the box of a task is as large as a finger", async ({ page }) => {
    const screen = await open(page, doc(tasks(task("một", true, tasks(task("hai"))))));
    const box = (await screen.text.locator("li > label").first().boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    await screen.text.locator("li > label").last().tap({ position: { x: 6, y: 6 } });
    expect(await blocks(page, screen)).toEqual([tasks(task("một", true, tasks(task("hai", true))))]);
  });
});

for (const width of [1280, 390])
  test(`lists are accessible and do not crowd at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const numbered = (type: string, ...content: object[]) => ({ type: "orderedList", attrs: { start: 2, type }, content: [{ type: "listItem", content }] });
    const screen = await open(page, doc(p("Việc trước lễ khai mạc Tuần lễ Khoa học và Công nghệ:"), tasks(task("Gửi giấy mời đến các sở, ngành, các xã và phường trên địa bàn", true, tasks(task("Các xã"), task("Các phường", true))), task("Chuẩn bị hội trường")), numbered("I", p("Nhiệm vụ"), numbered("a", p("Cấp tỉnh"), numbered("1", p("Sở"))))));
    await caretAt(page, line(screen, "Nhiệm vụ"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `test-results/lists-${width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`)).toEqual([]);
  });
