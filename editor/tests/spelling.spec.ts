import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { corrections } from "../src/article/vietnamese/spelling/corrections";
import { Syllables } from "../src/article/vietnamese/spelling/known";
import { unknownWords } from "../src/article/vietnamese/spelling/unknown";
import { open, saved, settled, type Screen } from "./harness/screen";
import { compose, press, session, unikey } from "./harness/typer";

const syllables = new Syllables(readFileSync(new URL("../node_modules/dictionary-vi/index.dic", import.meta.url), "utf8"));
const unknown = (text: string) => unknownWords(text, syllables).map(({ from, to }) => text.slice(from, to));

test("mistakes are found", () => {
  expect(unknown("Các nghành xữ lý hồ sơ, thõa thuận trugn ương; nghiêncứu vieejt, laf đuợc.")).toEqual(["nghành", "xữ", "thõa", "trugn", "nghiêncứu", "vieejt", "laf", "đuợc"]);
  // A tone on the wrong letter, though the syllable exists.
  expect(unknown("Qúy cơ quan hóang mang; chưa tòan diện")).toEqual(["Qúy", "hóang", "tòan"]);
  // Headlines in capitals, and the first word of a sentence.
  expect(unknown("SỞ KHOA HỌC VÀ CÔNG NGHÊỆ. Nghành điện tử")).toEqual(["NGHÊỆ", "Nghành"]);
});

test("what is meant is let be", () => {
  for (const text of [
    "Sở hòa giải, hoà giải; thúy và thuý; kỹ thuật, kĩ thuật; quý, quí; tỷ lệ, tỉ lệ; sĩ, sỹ".normalize("NFD"),
    "Căn cứ Quyết định số 1048/QĐ-UBND ngày 19/05/2023, Nghị định 82/2024/NĐ-CP, Thông tư số 05/TT-BKHCN",
    "UBND, HĐND, KH&CN, ĐMST, NSƯT, ThS. Nguyễn Trugn, PGS.TS Trần Thị Ghềnhh, TPHCM, iPhone, kWh",
    "Buôn Ma Thuột, Đắk Lắk, Krông Pắc, Ayun Pa, Plei Kần; ông Y Thông Êban ở Cư M’gar",
    "Xem https://sokhcn.gov.vn/tin-tuc/nghành, thư về nghành@sokhcn.gov.vn hoặc www.abcxyz.vn",
    "Ứng dụng website, internet, robot, video, chip, blockchain, startup và machine learning",
    "The quick brown fox jumps over the lazy dog; “Smart City” and how to build trust",
    "Ba-lê, ki-lô-mét, Mát-xcơ-va, a-xít, kilômét, hiđrô, ôxy; rộng 20m², 5kg, 30%",
    "a) mục i, ii, iv; v.v. Tp. Hồ Chí Minh; tr. 5",
    "München, café, señor, Ελλάς, 日本",
  ])
    expect(unknown(text), text).toEqual([]);
});

test("corrections: the likeliest first, in the case and the habit of who writes", () => {
  const first = (word: string, habit: "old" | "new" = "old") => corrections(word, syllables, habit)[0];
  const pairs = { nghành: "ngành", xữ: "xử", thõa: "thỏa", trugn: "trung", duoc: "được", vieejt: "việt", ddaof: "đào", nghiêncứu: "nghiên cứu", Qúy: "Quý", Nghành: "Ngành", ngiên: "nghiên", đuợc: "được" };
  for (const [word, wanted] of Object.entries(pairs)) expect(first(word), word).toBe(wanted);
  expect([first("hòaa", "old"), first("hòaa", "new")]).toEqual(["hòa", "hoà"]);
  expect(first("TÒAN")).toBe("TOÀN");
  expect(corrections("xyzzyx", syllables, "old")).toEqual([]);
});

const words = (...texts: string[]) => ({ body: { type: "doc", content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) } });
const marked = (page: Page) => page.locator("#body .misspelled");

async function withHints(page: Page, content: object): Promise<Screen> {
  await page.addInitScript(() => localStorage.getItem("bantin.spelling") ?? localStorage.setItem("bantin.spelling", "on"));
  const screen = await open(page, content);
  await expect(screen.text).toHaveAttribute("spellcheck", "false");
  return screen;
}

test("nothing is loaded until the hints are wanted, and then they stay on", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const screen = await open(page, words("Các nghành"));
  // Everything that comes by itself has come by the time a change is saved.
  await screen.text.click();
  await page.keyboard.press("Home");
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  await expect(screen.state).toHaveText(/^Đã lưu lúc/);
  expect(asked.filter((path) => path.includes("spelling"))).toEqual([]);
  await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
  await page.getByLabel("Gạch chân những chữ có thể sai").check();
  await page.keyboard.press("Escape");
  await expect(marked(page)).toHaveText(["nghành"]);
  expect(asked).toContain("/pkg/spelling.js");
  await page.reload();
  await expect(marked(page)).toHaveText(["nghành"]);
  // Nothing of it is in the document.
  await screen.text.click();
  expect(await saved(page, screen)).toEqual(words("Các nghành").body);
});

test("by keyboard alone: from one mistake to the next, corrected as one step, ignored for good", async ({ page }) => {
  const screen = await withHints(page, words("Các nghành xữ lý", "Bảo nhiêm nghành"));
  await expect(marked(page)).toHaveText(["nghành", "xữ", "nhiêm", "nghành"]);
  await screen.text.focus();
  await page.keyboard.press("Control+Home");
  await settled(page);
  await page.keyboard.press("Alt+F7");
  await expect(page.getByRole("menu", { name: "Gợi ý sửa" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "ngành", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(marked(page)).toHaveText(["xữ", "nhiêm", "nghành"]);
  await page.keyboard.press("Control+z");
  await expect(marked(page)).toHaveText(["nghành", "xữ", "nhiêm", "nghành"]);
  await page.keyboard.press("Alt+F7");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(screen.text).toBeFocused();
  await page.keyboard.press("Alt+F7");
  await expect(page.getByRole("menuitem", { name: "Bỏ qua “nhiêm”" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+F7");
  await page.getByRole("menuitem", { name: "Bỏ qua “nghành”" }).press("Enter");
  await expect(marked(page)).toHaveText(["xữ", "nhiêm"]);
  await page.reload();
  await expect(marked(page)).toHaveText(["xữ", "nhiêm"]);
  await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
  await page.getByRole("button", { name: "Nhắc lại 1 chữ đã bỏ qua" }).click();
  await page.keyboard.press("Escape");
  await expect(marked(page)).toHaveCount(4);
});

test("a click offers corrections without taking the cursor, and bold stays bold", async ({ page }) => {
  const bold = (text: string) => ({ body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text, marks: [{ type: "bold" }] }] }] } });
  const screen = await withHints(page, bold("Các nghành"));
  await marked(page).click();
  await expect(page.getByRole("menu", { name: "Gợi ý sửa" })).toBeVisible();
  await expect(screen.text).toBeFocused();
  await page.getByRole("menuitem", { name: "ngành", exact: true }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
  expect(await saved(page, screen)).toEqual(bold("Các ngành").body);
  await page.keyboard.type("!");
  expect(await saved(page, screen)).toEqual(bold("Các ngành!").body);
});

test("a word is judged when it is finished, and judged again when it is changed", async ({ page }) => {
  const screen = await withHints(page, {});
  await screen.text.click();
  await page.keyboard.type("xữ nghành");
  // Both were read at once; one is still being written.
  await expect(marked(page)).toHaveText(["xữ"]);
  await page.keyboard.type(" nghề");
  await expect(marked(page)).toHaveText(["xữ", "nghành"]);
  await page.keyboard.press("Home");
  for (let index = 0; index < 6; index += 1) await page.keyboard.press("ArrowRight");
  await settled(page);
  await page.keyboard.press("Backspace");
  await expect(marked(page)).toHaveText(["xữ"]);
  expect(await saved(page, screen)).toEqual(words("xữ ngành nghề").body);
});

test("a composition is never disturbed: not by an answer that comes meanwhile, nor inside an underlined word", async ({ page }) => {
  const screen = await withHints(page, words("Các nghành "));
  await expect(marked(page)).toHaveText(["nghành"]);
  await screen.text.click();
  await page.keyboard.press("Control+End");
  const cdp = await session(page);
  for (const text of ["x", "xu", "xư", "xữ"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await page.waitForTimeout(700);
  }
  await cdp.send("Input.insertText", { text: "xữ" });
  await press(cdp, " ");
  await compose(cdp, "lý", "telex", "marks last");
  await press(cdp, " ");
  await expect(marked(page)).toHaveText(["nghành", "xữ"]);
  await page.keyboard.press("Home");
  for (let index = 0; index < 6; index += 1) await page.keyboard.press("ArrowRight");
  await settled(page);
  await compose(cdp, "ươ", "telex", "marks last");
  await unikey(cdp, "ệ", "vni", "marks at once");
  expect(await saved(page, screen)).toEqual(words("Các ngươệhành xữ lý ").body);
});

test("captions and cells are read, and the hints can be turned off where they are", async ({ page }) => {
  const cell = { type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [{ type: "paragraph", content: [{ type: "text", text: "xữ lý" }] }] };
  const figure = { type: "figure", attrs: { hash: "a".repeat(32), width: 800, height: 450, alt: "Ảnh", size: "normal" }, content: [{ type: "text", text: "Các nghành" }] };
  await withHints(page, { body: { type: "doc", content: [figure, { type: "table", content: [{ type: "tableRow", content: [cell] }] }] } });
  await expect(marked(page)).toHaveText(["nghành", "xữ"]);
  await marked(page).first().click();
  await page.getByRole("menuitem", { name: "Tắt gợi ý chính tả" }).click();
  await expect(marked(page)).toHaveCount(0);
});

test("a dictionary that does not come is said, and writing goes on", async ({ page }) => {
  await page.route("**/spelling.js", (route) => route.abort());
  await page.addInitScript(() => localStorage.setItem("bantin.spelling", "on"));
  const screen = await open(page);
  await expect(page.getByRole("alert")).toContainText("Chưa tải được từ điển");
  await screen.text.click();
  await page.keyboard.type("Vẫn viết");
  expect(await saved(page, screen)).toEqual(words("Vẫn viết").body);
});

for (const width of [1280, 360])
  test(`the hints and the dialog are accessible at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await withHints(page, { ...words("Các nghành xữ lý hồ sơ đúng hạn."), title: "Kết quả cải cách hành chính năm 2026" });
    await marked(page).first().click();
    await expect(page.getByRole("menu")).toBeVisible();
    await page.screenshot({ path: `test-results/spelling-${width}.png` });
    const problems = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 90)).join(" | ")}`);
    expect(await problems()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Dấu thanh và chính tả" }).click();
    await page.getByLabel("Kiểu cũ").check();
    await page.screenshot({ path: `test-results/vietnamese-${width}.png` });
    expect(await problems()).toEqual([]);
    await page.getByRole("button", { name: "Đổi cả bài" }).click();
    await expect(page.getByRole("alert")).toContainText("Không có chữ nào cần đổi dấu.");
    await page.screenshot({ path: `test-results/tones-done-${width}.png` });
  });

test("of a long article only what changed is read again, once the keys rest", async ({ page }) => {
  await page.addInitScript(() => {
    const asked: number[] = ((window as any).asked = []);
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message: any) {
      if (message.texts) asked.push(message.texts.length);
      return post.call(this, message);
    };
  });
  const screen = await withHints(page, words(...Array.from({ length: 60 }, (_, index) => `Đoạn ${index} về các nghành.`)));
  await expect(marked(page)).toHaveCount(60);
  await screen.text.click();
  await page.keyboard.press("Control+Home");
  await settled(page);
  await page.keyboard.type("Bài xữ lý rất dài. ".repeat(3));
  await expect(marked(page)).toHaveCount(63);
  const [first, ...later] = await page.evaluate(() => (window as any).asked as number[]);
  expect(first).toBe(60);
  expect(new Set(later)).toEqual(new Set([1]));
  expect(later.length).toBeLessThan(10);
});
