// Several at one week: who else is there, and what becomes of what both write.
import { expect, test, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";
import { openWeek, texts, type Week } from "./harness/week";

/** The same week in two windows. */
async function two(page: Page): Promise<{ mine: Week; other: Page; theirs: Week }> {
  const mine = await openWeek(page);
  const other = await page.context().newPage();
  return { mine, other, theirs: await openWeek(other, mine.id) };
}

async function save(page: Page, week: Week): Promise<void> {
  await page.keyboard.press("Control+s");
  await expect(week.state).toHaveText("Đã lưu lúc 14:05");
}

test("different cells are put together without a question", async ({ page }) => {
  const { mine, other, theirs } = await two(page);
  await theirs.cell(1, "content").fill("Giao ban mở rộng");
  await theirs.cell(2, "place").fill("Phòng họp 1");
  await theirs.cell(3, "content").press("Control+Enter");
  await other.keyboard.type("15h");
  await theirs.cell(4, "content").fill("Việc của họ");
  await save(other, theirs);
  await mine.cell(1, "place").fill("Hội trường");
  await mine.cell(2, "content").press("Control+Enter");
  await mine.cell(3, "content").fill("Việc của tôi");
  await mine.cell(3, "content").focus();
  await save(page, mine);
  await expect(page.locator("#week-question")).toHaveCount(0);
  const whole = ["Giao ban mở rộng", "Họp hội đồng", "Việc của tôi", "Đi cơ sở", "Việc của họ"];
  expect(await texts(mine)).toEqual(whole);
  await expect(mine.cell(3, "content")).toBeFocused();
  const { rows } = await mine.stored();
  expect(rows.map((row: any) => row.content)).toEqual(whole);
  expect(rows.slice(0, 2).map((row: any) => row.place)).toEqual(["Hội trường", "Phòng họp 1"]);
  // Theirs cannot be undone here.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press("Control+z");
  const left = await texts(mine);
  expect([left[0], left[4]]).toEqual(["Giao ban mở rộng", "Việc của họ"]);
});

test("a row that was deleted here and changed there comes back, one deleted there goes", async ({ page }) => {
  const { mine, other, theirs } = await two(page);
  await theirs.cell(1, "content").fill("Giao ban lúc 9h");
  await theirs.cell(3, "content").press("Alt+Delete");
  await save(other, theirs);
  await mine.cell(1, "content").press("Alt+Delete");
  await save(page, mine);
  expect(await texts(mine)).toEqual(["Giao ban lúc 9h", "Họp hội đồng"]);
  await expect(page.locator("#week-told")).toHaveText("1 dòng bạn đã xóa được giữ lại, vì Trần Văn Nam vừa sửa.");
});

for (const [choice, expected] of [["Giữ của tôi", "Của tôi"], ["Lấy của Trần Văn Nam", "Của người khác"]] as const)
  test(`a cell that both changed is decided where it stands: ${choice}`, async ({ page }) => {
    const { mine, other, theirs } = await two(page);
    await theirs.cell(1, "content").fill("Của người khác");
    await save(other, theirs);
    await mine.cell(1, "content").fill("Của tôi");
    await mine.cell(2, "chair").fill("Phó Giám đốc");
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("alert")).toContainText("còn 1 ô cả hai cùng sửa");
    await expect(mine.state).toContainText("Chưa lưu");
    await expect(mine.cell(1, "content")).toHaveValue("Của tôi");
    await expect(mine.cell(1, "content")).toHaveAccessibleDescription(/Trần Văn Nam ghi: “Của người khác”/);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    // Not even who insists overwrites what was not decided.
    await page.keyboard.press("Control+s");
    expect((await mine.stored()).rows[0].content).toBe("Của người khác");
    await page.locator(".week-rows .clash").getByRole("button", { name: choice }).click();
    await expect(mine.cell(1, "content")).toBeFocused();
    await expect(mine.cell(1, "content")).toHaveValue(expected);
    await expect(mine.state).toHaveText("Đã lưu lúc 14:05");
    await expect(page.getByRole("alert")).toHaveCount(0);
    const { rows } = await mine.stored();
    expect([rows[0].content, rows[1].chair]).toEqual([expected, "Phó Giám đốc"]);
  });

test("all cells that both changed can be decided at once", async ({ page }) => {
  const { mine, other, theirs } = await two(page);
  for (const [week, text] of [[theirs, "họ"], [mine, "tôi"]] as const) {
    await week.cell(1, "content").fill(text);
    await week.cell(2, "time").fill(text);
    await week.cell(3, "day").selectOption(week === mine ? "2026-11-27" : "2026-11-28");
    if (week === theirs) await save(other, theirs);
  }
  await page.keyboard.press("Control+s");
  await expect(page.locator(".clash")).toHaveCount(3);
  await expect(page.locator(".clash").last()).toContainText("Thứ Bảy 28-11");
  await page.getByRole("button", { name: "Lấy tất cả của Trần Văn Nam" }).click();
  await expect(mine.state).toHaveText("Đã lưu lúc 14:05");
  expect(await texts(mine)).toEqual(["họ", "Họp hội đồng", "Đi cơ sở"]);
  await expect(mine.cell(3, "day")).toHaveValue("2026-11-28");
});

test("a save whose answer was lost makes no row twice", async ({ page }) => {
  const mine = await openWeek(page);
  await mine.cell(3, "content").press("Control+Enter");
  await mine.cell(4, "content").fill("Tiếp dân");
  await page.route("**/ban-thao", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await page.keyboard.press("Control+s");
  await expect(mine.state).toHaveText("Chưa lưu: mất mạng, đã giữ trên máy này");
  await save(page, mine);
  expect(await texts(mine)).toEqual(["Giao ban", "Họp hội đồng", "Đi cơ sở", "Tiếp dân"]);
  expect((await mine.stored()).rows).toHaveLength(4);
});

test("what this device kept is put together with what others saved since", async ({ page, context }) => {
  const mine = await openWeek(page);
  await mine.fault({ down: true });
  await mine.cell(1, "content").fill("Chưa gửi");
  await expect(mine.state).toContainText("đã giữ trên máy này");
  page.on("dialog", (dialog) => void dialog.accept());
  await mine.fault({});
  await page.goto("about:blank");
  const other = await context.newPage();
  const theirs = await openWeek(other, mine.id);
  await theirs.cell(2, "content").fill("Đã sửa sau đó");
  await save(other, theirs);
  const again = await openWeek(page, mine.id);
  await page.getByRole("button", { name: "Lấy bản đó" }).click();
  await expect(again.state).toHaveText("Đã lưu lúc 14:05");
  expect(await texts(again)).toEqual(["Chưa gửi", "Đã sửa sau đó", "Đi cơ sở"]);
});

test("who else has the week open is said, and what they save is shown", async ({ page }) => {
  await page.clock.install();
  const mine = await openWeek(page);
  await expect(page.locator("#presence")).toBeEmpty();
  await page.request.post(`/present?week=${mine.id}`, { data: [{ name: "Đồng chí Nam" }, { name: "Đồng chí Hoa" }] });
  const other = await page.context().newPage();
  const theirs = await openWeek(other, mine.id);
  await theirs.cell(1, "content").fill("Mới hơn");
  await save(other, theirs);
  await page.clock.runFor(16_000);
  await expect(page.locator("#presence")).toHaveText("Cũng đang mở tuần này: Đồng chí Nam, Đồng chí Hoa");
  await expect(mine.cell(1, "content")).toHaveValue("Mới hơn");
});
