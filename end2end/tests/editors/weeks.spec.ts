// A newcomer fills a week, as docs/EDITING.md tells it, and readers see it. On a
// portal of its own: it is about this week and the front page.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { beside, cell, contents, copy, days, fromWord, rows, savesItself } from "./week";
import { enter, Victim } from "./victim";

let office: Victim;
let desk: BrowserContext;
let reader: Page;
let empty = "";

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  office = await Victim.find();
  await office.start();
  desk = await browser.newContext({ baseURL: office.origin, locale: "vi-VN", viewport: { width: 1280, height: 800 } });
  reader = await (await browser.newContext({ baseURL: office.origin, locale: "vi-VN" })).newPage();
  const page = await desk.newPage();
  await enter(page, office, "approver");
  await page.close();
});

test.afterAll(async () => {
  await desk?.close();
  await reader?.context().close();
  await office?.kill();
});

const today = (): string => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });

/** Opens a week from the desk's first page. */
async function open(page: Page, which: "Tuần này" | "Tuần sau"): Promise<void> {
  await page.goto("/quan-tri");
  const menu = page.getByRole("navigation", { name: "Danh mục" });
  if (!(await menu.getByRole("link", { name: "Lịch công tác" }).isVisible())) await menu.getByText("Danh mục").click();
  await menu.getByRole("link", { name: "Lịch công tác" }).click();
  await page.getByRole("listitem").filter({ hasText: which }).getByRole("link").click();
  await expect(page.locator("#week")).toBeVisible();
}

/** Opens the first week for which nothing is planned. */
async function openEmpty(page: Page): Promise<void> {
  if (empty) return void (await page.goto(empty));
  await open(page, "Tuần sau");
  while ((await page.locator(".week-facts .state").innerText()) !== "Chưa có lịch")
    await page.goto((await page.getByRole("link", { name: "Tuần tiếp" }).getAttribute("href"))!);
  empty = new URL(page.url()).pathname;
}

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lưu và đăng" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã đăng. Người đọc thấy lịch này ngay bây giờ." })).toBeVisible();
  await expect(page.locator(".week-facts .state")).toHaveText("Đã đăng");
}

async function whole(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test("leaders and rooms are kept as lists", async () => {
  const page = await desk.newPage();
  await open(page, "Tuần sau");
  await page.getByRole("link", { name: "Lãnh đạo và phòng họp" }).click();
  const [leaders, rooms] = [page.getByLabel("Lãnh đạo", { exact: true }), page.getByLabel("Phòng họp", { exact: true })];
  await leaders.press("Control+End");
  await page.keyboard.type("\nGiám đốc Trịnh Quốc Khải\nPhó Giám đốc Đoàn Minh Vỹ");
  await rooms.press("Control+End");
  await page.keyboard.type(`\n${"x".repeat(201)}`);
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(rooms).toBeFocused();
  await expect(rooms).toHaveAccessibleDescription(/mỗi tên tối đa 200 ký tự/);
  await expect(leaders).toHaveValue(/Phó Giám đốc Đoàn Minh Vỹ/);
  await rooms.fill("Hội trường\nPhòng họp tầng 3");
  await page.getByRole("button", { name: "Lưu" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã lưu." })).toBeVisible();
  await whole(page);
  await open(page, "Tuần sau");
  await expect(page.locator("datalist#leaders option[value='Giám đốc Trịnh Quốc Khải']")).toHaveCount(1);
  await expect(page.locator("datalist#rooms option[value='Phòng họp tầng 3']")).toHaveCount(1);
});

test("an empty week is filled by keyboard alone, and a double booking is mended", async () => {
  const page = await desk.newPage();
  await openEmpty(page);
  await expect(page.locator(".week-facts .state")).toHaveText("Chưa có lịch");
  const [monday, tuesday] = await days(page);
  await page.getByRole("button", { name: "Thêm dòng", exact: true }).focus();
  await page.keyboard.press("Enter");
  for (const text of ["8h", "Giao ban đầu tuần", "Giám đốc Trịnh Quốc Khải", "Các trưởng phòng"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("Phòng họp tầng 3");
  // Down to a new row of the same day, and back to its first cells.
  await page.keyboard.press("Enter");
  await expect(cell(page, 2, "place")).toBeFocused();
  await page.keyboard.press("Control+d");
  for (const field of ["participants", "chair", "content", "time"] as const) {
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await expect(cell(page, 2, field)).toBeFocused();
    if (field === "chair") await page.keyboard.type("giám đốc trịnh quốc khải");
    if (field === "content") await page.keyboard.type("Tiếp công dân");
  }
  await page.keyboard.type("8 giờ 30");
  await savesItself(page);
  await expect(page.locator(".week-facts .state")).toHaveText("Bản nháp");
  await expect(beside(page, 2, "chair")).toHaveText(/Trùng giờ: giám đốc trịnh quốc khải còn ở dòng 1/i);
  await expect(beside(page, 2, "place")).toHaveText(/Trùng phòng: Phòng họp tầng 3 còn ở dòng 1/);
  await expect(cell(page, 2, "chair")).toHaveAccessibleDescription(/Trùng giờ/);
  // A sentence in a cell, not a letter a line.
  expect((await beside(page, 2, "chair").locator(".warning").boundingBox())!.width).toBeGreaterThan(100);
  await page.screenshot({ path: "test-results/week-double-1280.png", fullPage: true });
  // Mended by the day.
  await page.keyboard.press("Shift+Tab");
  await expect(cell(page, 2, "day")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, 2, "day")).toHaveValue(tuesday!);
  await expect(page.locator(".beside")).toHaveCount(0);
  await savesItself(page);
  await page.reload();
  expect(await contents(page)).toEqual(["Giao ban đầu tuần", "Tiếp công dân"]);
  await expect(cell(page, 1, "day")).toHaveValue(monday!);
  await whole(page);
});

test("a table copied from Word comes below, is undone and comes again, and is published", async () => {
  const page = await desk.newPage();
  await openEmpty(page);
  await copy(desk, fromWord("word-merged-days", await days(page)));
  await page.bringToFront();
  await cell(page, 1, "content").focus();
  await page.keyboard.press("Control+v");
  await expect(page.locator("#week-told")).toHaveText("Đã thêm 4 dòng từ bảng. Ctrl+Z để bỏ.");
  await expect(rows(page)).toHaveCount(6);
  await page.keyboard.press("Control+z");
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press("Control+v");
  await expect(rows(page)).toHaveCount(6);
  await expect(cell(page, 5, "content")).toHaveValue("Họp Hội đồng KH&CN cấp tỉnh");
  await expect(cell(page, 5, "time")).toHaveValue("Chiều 2h00");
  await savesItself(page);
  // The new meeting of the director is at the time of one that was there.
  await expect(page.locator(".beside").first()).toContainText("Trùng giờ");
  await page.screenshot({ path: "test-results/week-pasted-1280.png", fullPage: true });
  await publish(page);
  const path = await page.getByRole("link", { name: "Xem trên trang" }).getAttribute("href");
  await reader.goto(path!);
  for (const text of ["Giao ban đầu tuần", "Tiếp công dân", "Khảo sát vùng dược liệu"]) await expect(reader.locator("main")).toContainText(text);
  const file = await (await reader.request.get("/lich-cong-tac.ics")).text();
  expect(file.replaceAll("\r\n ", "")).toContain("SUMMARY:Khảo sát vùng dược liệu");
});

test("today's entry is on the front page, is corrected, and the week is taken back", async () => {
  test.setTimeout(60_000);
  const page = await desk.newPage();
  await open(page, "Tuần này");
  await page.getByLabel("Thêm dòng vào").selectOption(today());
  await page.getByRole("button", { name: "Thêm dòng", exact: true }).click();
  for (const text of ["Chiều", "Kiểm tra phòng cháy", "Chánh Văn phòng"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await publish(page);
  const front = reader.locator(".today-box");
  await reader.goto("/");
  await expect(front).toContainText("Kiểm tra phòng cháy");
  const file = async (): Promise<string> => (await (await reader.request.get("/lich-cong-tac.ics")).text()).replaceAll("\r\n ", "");
  const event = (text: string, content: string): string | undefined => text.split("BEGIN:VEVENT").find((event) => event.includes(content));
  const uid = event(await file(), "Kiểm tra phòng cháy")?.match(/UID:(\S+)/)?.[1];
  expect(uid).toBeTruthy();

  // Corrected: readers keep the old text until it is published again.
  const content = page.locator('.week-rows [name="content"]').filter({ hasText: "Kiểm tra phòng cháy" });
  await content.fill("Kiểm tra phòng cháy (đổi giờ)");
  await savesItself(page);
  await expect(page.locator(".week-facts .state")).toHaveText("Đã đăng, có sửa chưa đăng");
  await reader.reload();
  await expect(front).not.toContainText("đổi giờ");
  await publish(page);
  await reader.reload();
  await expect(front).toContainText("Kiểm tra phòng cháy (đổi giờ)");
  // Subscribers' programs know it as the same.
  expect(event(await file(), "đổi giờ")).toContain(`UID:${uid}`);

  await page.getByText("Gỡ khỏi trang", { exact: true }).first().click();
  await page.getByLabel("Lý do").fill("Đang rà soát lịch tuần.");
  await page.getByRole("button", { name: "Gỡ khỏi trang" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã gỡ khỏi trang." })).toBeVisible();
  await expect(page.getByText("Lý do: Đang rà soát lịch tuần.")).toBeVisible();
  await reader.reload();
  await expect(front).not.toContainText("Kiểm tra phòng cháy");
  expect(await file()).not.toContain(uid);

  await page.getByRole("link", { name: "Lịch sử" }).click();
  await expect(page.getByText("Gỡ: Đang rà soát lịch tuần.")).toBeVisible();
  await page.getByRole("radio", { name: /^Từ/ }).last().check();
  await page.getByRole("button", { name: "So sánh" }).click();
  await expect(page.locator('.week-changes [data-change="added"] ins')).toContainText("Kiểm tra phòng cháy (đổi giờ)");
  await whole(page);
  await page.getByRole("button", { name: "Lấy lại" }).last().click();
  await page.getByRole("dialog").getByRole("button", { name: "Lấy lại" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã lấy lại bản cũ." })).toBeVisible();
  expect(await contents(page)).not.toContain("Kiểm tra phòng cháy (đổi giờ)");
});

test("last week is copied without what was called off", async () => {
  const page = await desk.newPage();
  await openEmpty(page);
  await cell(page, 2, "cancelled").check();
  await savesItself(page);
  const kept = (await contents(page)).filter((_, index) => index !== 1);
  await page.getByRole("link", { name: "Tuần tiếp" }).click();
  await page.locator("summary", { hasText: "Chép tuần trước" }).click();
  await page.getByRole("button", { name: "Chép tuần trước" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã chép tuần trước." })).toBeVisible();
  expect(await contents(page)).toEqual(kept);
  await expect(cell(page, 1, "day")).toHaveValue((await days(page))[0]!);
});

test("on a phone an entry is added, published and seen", async () => {
  const page = await desk.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "Tuần sau");
  await whole(page);
  await page.getByRole("button", { name: "Thêm dòng", exact: true }).click();
  const last = await rows(page).count();
  const added = rows(page).locator('[name="content"]').filter({ hasText: /^$/ });
  await expect(added).toHaveCount(1);
  const row = page.locator(".week-rows tr").filter({ has: page.locator("[name=time]:focus") });
  await row.locator('[name="time"]').fill("14h-15h30");
  await row.locator('[name="content"]').fill("Họp chi bộ");
  expect(last).toBeGreaterThan(2);
  await savesItself(page);
  await page.screenshot({ path: "test-results/week-390.png", fullPage: true });
  await publish(page);
  await whole(page);
  await reader.setViewportSize({ width: 390, height: 844 });
  await reader.goto((await page.getByRole("link", { name: "Xem trên trang" }).getAttribute("href"))!);
  await expect(reader.locator("main")).toContainText("Họp chi bộ");
  await expect(reader.locator("main")).toContainText("14:00–15:30");
});
