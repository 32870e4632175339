import { expect, test } from "@playwright/test";
import { changed, retone } from "../src/article/vietnamese/tones";
import { open, saved, settled } from "./harness/screen";

const inHabit = (text: string, habit: "old" | "new") => changed(text, retone(text, habit).changes);

test("oa, oe and uy without an ending carry their tone by habit", () => {
  const pairs = "hòa hoà,hóa hoá,HỎA HOẢ,Thúy Thuý,khỏe khoẻ,lòe loè,ủy uỷ,Ủy Uỷ,hủy huỷ,tùy tuỳ,tòa toà,đọa đoạ,xõa xoã,ngóe ngoé,òa oà";
  for (const pair of pairs.split(",")) {
    const [old = "", fresh = ""] = pair.split(" ");
    expect([inHabit(old, "new"), inHabit(fresh, "old")]).toEqual([fresh, old]);
    expect([inHabit(old, "old"), inHabit(fresh, "new")]).toEqual([old, fresh]);
  }
});

test("what has one place for its tone keeps it", () => {
  const words = "quý quà quả quỳ già giá giò giữa gìn gì giúp toán hoàng thuyền huỳnh khuỷu khuya ngoài ngoáy ngoèo mùa mía cửa thuở huế quốc quyết tuyết xoèn hoa hoe huy thuy hoá́ hóang qúy KH&CN café";
  for (const habit of ["old", "new"] as const) expect(inHabit(words, habit)).toBe(words);
});

test("words are counted, addresses and what is not selected stay", () => {
  const text = "Tòa, hòa-giải (thúy) https://vi.wikipedia.org/wiki/Hòa_Bình hòa@thư.vn Hòa";
  expect(inHabit(text, "new")).toBe("Toà, hoà-giải (thuý) https://vi.wikipedia.org/wiki/Hòa_Bình hòa@thư.vn Hoà");
  expect(retone(text, "new").words).toBe(4);
  expect(retone(text, "new", { from: 0, to: 7 }).words).toBe(2);
});

test("decomposed words become composed ones", () => {
  expect(inHabit("hòa".normalize("NFD"), "new")).toBe("hoà");
});

const text = (text: string, ...marks: object[]) => ({ type: "text", text, ...(marks.length ? { marks } : {}) });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const link = { type: "link", attrs: { href: "/tin/hòa-bình" } };
/** Everything that has words, by one habit. */
const article = (hoa: string, thuy: string, khoe: string) => ({
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [text(`Sức ${khoe}`)] },
    paragraph(text("h"), text(hoa.slice(1, 2), { type: "bold" }), text(`${hoa.slice(2)} và `), text(`${hoa} bình`, link)),
    { type: "figure", attrs: { hash: "a".repeat(32), width: 800, height: 450, alt: `Chị ${thuy}`, size: "normal" }, content: [text(`Chị ${thuy}`)] },
    { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text(`${hoa} giải`))] }] }] },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text(`Quý ${thuy}`))] }] },
  ],
});
const OLD = { title: "Hòa Bình", summary: "Vì sức khỏe", body: article("hòa", "thúy", "khỏe") };
const NEW = { title: "Hoà Bình", summary: "Vì sức khoẻ", body: article("hoà", "thuý", "khoẻ") };
const COUNT = 9;

test("a whole article changes at once, with marks, captions and cells, and changes back at once", async ({ page }) => {
  const screen = await open(page, OLD);
  const content = async () => {
    await saved(page, screen);
    const { title, summary, body } = (await screen.stored()).content;
    return { title, summary, body };
  };
  await screen.text.click();
  await page.keyboard.press("Control+End");
  await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
  await expect(page.getByRole("button", { name: "Đổi cả bài" })).toBeDisabled();
  await page.getByLabel("Kiểu mới: hoà, khoẻ, thuý").check();
  await page.getByRole("button", { name: "Đổi cả bài" }).click();
  await expect(page.getByRole("alert")).toContainText(`Đã đổi chỗ dấu thanh của ${COUNT} chữ.`);
  await expect(screen.text).toBeFocused();
  expect(await content()).toEqual(NEW);

  // By its button.
  await page.getByRole("alert").getByRole("button", { name: "Hoàn tác" }).click();
  expect(await content()).toEqual(OLD);
  await expect(page.getByRole("alert")).toHaveCount(0);

  // By the keys, and back.
  await screen.text.focus();
  await page.keyboard.press("Control+y");
  expect(await content()).toEqual(NEW);
  await page.keyboard.press("Control+z");
  expect(await content()).toEqual(OLD);
  await expect(page.getByRole("button", { name: "Hoàn tác" })).toHaveAttribute("aria-disabled", "true");
});

test("only what is selected changes, by keyboard alone, and the choice is remembered", async ({ page }) => {
  const screen = await open(page, { body: { type: "doc", content: [paragraph(text("Hòa hòa")), paragraph(text("hòa"))] } });
  await page.evaluate(() => localStorage.setItem("bantin.tones", "new"));
  await page.reload();
  await screen.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await settled(page);
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "Dấu thanh và chính tả" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Kiểu mới")).toBeChecked();
  await page.getByRole("button", { name: "Đổi phần đang chọn" }).press("Enter");
  await expect(page.getByRole("alert")).toContainText("1 chữ");
  expect(await saved(page, screen)).toEqual({ type: "doc", content: [paragraph(text("Hoà hòa")), paragraph(text("hòa"))] });
});

test("a selection in the title changes alone, and the field undoes it", async ({ page }) => {
  const screen = await open(page, { title: "Hòa và hòa", body: { type: "doc", content: [paragraph(text("hòa"))] } });
  await page.evaluate(() => localStorage.setItem("bantin.tones", "new"));
  await page.reload();
  const title = page.locator("#f-title");
  await title.click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
  await page.getByRole("button", { name: "Đổi phần đang chọn" }).click();
  await expect(title).toHaveValue("Hoà và hòa");
  await expect(title).toBeFocused();
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
  expect((await screen.stored()).content.title).toBe("Hoà và hòa");
  await page.keyboard.press("Control+z");
  await expect(title).toHaveValue("Hòa và hòa");
});

test("what is typed after the change is another step, and the offer to undo is gone", async ({ page }) => {
  const screen = await open(page, { body: { type: "doc", content: [paragraph(text("hòa"))] } });
  await page.evaluate(() => localStorage.setItem("bantin.tones", "new"));
  await page.reload();
  await screen.text.click();
  await page.keyboard.press("Control+End");
  await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
  await page.getByRole("button", { name: "Đổi cả bài" }).click();
  await expect(screen.text).toBeFocused();
  await settled(page);
  await page.keyboard.type(" bình");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  expect(await saved(page, screen)).toEqual({ type: "doc", content: [paragraph(text("hoà"))] });
});
