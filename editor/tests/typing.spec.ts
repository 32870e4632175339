// Vietnamese as it is typed: by an input method that composes, and UniKey's way
// of backspaces and letters, in Telex and VNI, wherever one writes.
import { expect, test, type CDPSession, type Page } from "@playwright/test";
import { open, saved, settled, type Screen } from "./harness/screen";
import { compose, press, session, shown, unikey, type Habit, type Keys } from "./harness/typer";

const WORDS = "nghiêng thuyền được khuỷu quyết giường ngoằn ngoèo Đắk ưỡn hòa thúy quý giữa gì Nguyễn đường khuya thuở nước uống ếch yếu ướt hoàng xoong tiếng Việt ngoại quốc quẩy giặt muỗng ruộng bưởi rượu hươu diều cừu thuế ở ý Ổn ĐỔI".split(" ");
const WAYS = { compose, unikey };
const HABITS: Habit[] = ["marks last", "marks at once"];

const text = (text: string, ...marks: string[]) => ({ type: "text", text, ...(marks.length ? { marks: marks.map((type) => ({ type })) } : {}) });
const paragraph = (...content: object[]) => (content.length ? { type: "paragraph", content } : { type: "paragraph" });
const cell = (type: string, ...content: object[]) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(...content)] });
const doc = (...content: object[]) => ({ type: "doc", content });
const picture = { hash: "0".repeat(31) + "1", width: 800, height: 600, alt: "Ảnh", size: "normal" };

const SENTENCE = WORDS.join(" ");

/** The text before, where the cursor is put, and what must be there after typing. */
const PLACES: Record<string, { body: (typed?: string) => object; put: (page: Page, screen: Screen) => Promise<void> }> = {
  "at the start of the text": {
    body: (typed) => doc(typed ? paragraph(text(typed)) : paragraph()),
    put: async (_, { text }) => text.click(),
  },
  "in the middle of a word": {
    body: (typed = "") => doc(paragraph(text(`nghi${typed}êng`))),
    put: async (page, { text }) => {
      await text.click();
      await page.keyboard.press("Control+Home");
      for (let index = 0; index < 4; index += 1) await page.keyboard.press("ArrowRight");
    },
  },
  "at the start of a block with text": {
    body: (typed = "") => doc(paragraph(text("Trước")), paragraph(text(`${typed}sau`))),
    put: async (page, { text }) => {
      await text.click();
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Home");
    },
  },
  "after bold": {
    body: (typed = "") => doc(paragraph(text("Đậm", "bold"), text(` ${typed}`))),
    put: async (page, { text }) => {
      await text.click();
      await page.keyboard.press("Control+End");
    },
  },
  "inside bold": {
    body: (typed = "") => doc(paragraph(text(`Đậm${typed}`, "bold"))),
    put: async (page, { text }) => {
      await text.click();
      await page.keyboard.press("Control+End");
    },
  },
  "in a caption": {
    body: (typed) => doc({ type: "figure", attrs: picture, ...(typed ? { content: [text(typed)] } : {}) }, paragraph()),
    put: async (_, { text }) => text.locator("figcaption").click(),
  },
  "in a cell": {
    body: (typed) => doc({ type: "table", content: [{ type: "tableRow", content: [cell("tableHeader", text("Tên")), cell("tableHeader", ...(typed ? [text(typed)] : []))] }] }, paragraph()),
    put: async (_, { text }) => text.locator("th").nth(1).click(),
  },
  "in an item of a list": {
    body: (typed) => doc({ type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("Một"))] }, { type: "listItem", content: [paragraph(...(typed ? [text(typed)] : []))] }] }),
    put: async (_, { text }) => text.locator("li").nth(1).click(),
  },
};

async function typeAll(cdp: CDPSession, way: keyof typeof WAYS, keys: Keys): Promise<void> {
  for (const [index, word] of WORDS.entries()) {
    if (index) await press(cdp, " ");
    await WAYS[way](cdp, word, keys, HABITS[index % 2]!);
  }
}

for (const way of ["compose", "unikey"] as const)
  for (const keys of ["telex", "vni"] as const) {
    for (const [name, { body, put }] of Object.entries(PLACES))
      test(`${way}, ${keys}, ${name}: no letter is doubled or lost, and undoing leads back`, async ({ page }) => {
        const screen = await open(page, { body: body() });
        await put(page, screen);
        await settled(page);
        await typeAll(await session(page), way, keys);
        expect(await saved(page, screen)).toEqual(body(SENTENCE));
        await undoAll(page, screen);
        expect(await saved(page, screen)).toEqual(body());
        for (let steps = 0; steps < WORDS.length && (await page.getByRole("button", { name: "Làm lại" }).getAttribute("aria-disabled")) === "false"; steps += 1)
          await page.keyboard.press("Control+y");
        expect(await saved(page, screen)).toEqual(body(SENTENCE));
      });

    test(`${way}, ${keys}, in the title and the summary`, async ({ page }) => {
      const screen = await open(page, { title: "", summary: "Trước sau" });
      const cdp = await session(page);
      await page.locator("#f-title").click();
      await typeAll(cdp, way, keys);
      await page.locator("#f-summary").click();
      await page.keyboard.press("Home");
      for (let index = 0; index < 6; index += 1) await page.keyboard.press("ArrowRight");
      await typeAll(cdp, way, keys);
      await saved(page, screen);
      const { title, summary } = (await screen.stored()).content;
      expect([title, summary]).toEqual([SENTENCE, `Trước ${SENTENCE}sau`]);
    });
  }

/** No more steps than words: a word is never taken back letter by letter. */
async function undoAll(page: Page, screen: Screen): Promise<void> {
  const undo = page.getByRole("button", { name: "Hoàn tác" });
  let steps = 0;
  for (; (await undo.getAttribute("aria-disabled")) === "false"; steps += 1) {
    expect(steps, "steps of undoing").toBeLessThanOrEqual(WORDS.length);
    await page.keyboard.press("Control+z");
    // Whole letters only: what an input method was about is gone or there.
    expect((await screen.text.innerText()).normalize("NFC")).not.toMatch(/[\u0300-\u0323]/);
  }
  expect(steps).toBeGreaterThan(0);
}

test("the typer types as input methods do", () => {
  const texts = (word: string, keys: Keys, habit: Habit) => shown(word, keys, habit).map(({ key, text }) => `${key}:${text}`).join(" ");
  expect(texts("được", "telex", "marks last")).toBe("d:d u:du o:duo c:duoc d:đuoc w:đưoc w:đươc j:được");
  expect(texts("hoàng", "vni", "marks at once")).toBe("h:h o:ho a:hoa 2:hòa n:hoàn g:hoàng");
  expect(texts("Đắk", "telex", "marks at once")).toBe("D:D d:Đ a:Đa w:Đă s:Đắ k:Đắk");
});

for (const start of ["- ", "1. ", "## ", "> ", "/", "---"])
  test(`no input rule fires while “${start}” is being composed`, async ({ page }) => {
    const screen = await open(page);
    await screen.text.click();
    const cdp = await session(page);
    const texts = [...start].map((_, index) => start.slice(0, index + 1)).concat([`${start}d`, `${start}đ`, `${start}đươ`, `${start}đường`]);
    for (const text of texts) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      expect(await screen.text.locator("ul, ol, h2, blockquote, hr").count(), text).toBe(0);
    }
    await cdp.send("Input.insertText", { text: `${start}đường` });
    await page.keyboard.type(" sá");
    expect(await saved(page, screen)).toEqual(doc(paragraph(text(`${start}đường sá`))));
  });

test("a composition between stars becomes bold when the stars are typed, not before", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  const cdp = await session(page);
  await page.keyboard.type("chữ **");
  await compose(cdp, "đậm", "telex", "marks last");
  await expect(screen.text.locator("strong")).toHaveCount(0);
  await page.keyboard.type("**");
  await compose(cdp, "thường", "telex", "marks last");
  expect(await saved(page, screen)).toEqual(doc(paragraph(text("chữ "), text("đậm", "bold"), text("thường"))));
});

test("a list begun by keys goes on with compositions", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  const cdp = await session(page);
  await page.keyboard.type("- ");
  await compose(cdp, "giữa", "vni", "marks at once");
  await page.keyboard.press("Enter");
  await compose(cdp, "khuỷu", "vni", "marks last");
  const item = (word: string) => ({ type: "listItem", content: [paragraph(text(word))] });
  expect(await saved(page, screen)).toEqual(doc({ type: "bulletList", content: [item("giữa"), item("khuỷu")] }));
});

test("a composition given up leaves nothing behind", async ({ page }) => {
  const screen = await open(page, { body: doc(paragraph(text("Xin "))) });
  await screen.text.click();
  await page.keyboard.press("Control+End");
  const cdp = await session(page);
  for (const text of ["c", "ch", "cha", "chà", ""]) await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await page.keyboard.type("ạ");
  expect(await saved(page, screen)).toEqual(doc(paragraph(text("Xin ạ"))));
});

test("unikey goes on after stars that made bold", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  const cdp = await session(page);
  await page.keyboard.type("Chữ **");
  await unikey(cdp, "đậm", "telex", "marks at once");
  await page.keyboard.type("** ");
  await unikey(cdp, "nước", "telex", "marks last");
  expect(await saved(page, screen)).toEqual(doc(paragraph(text("Chữ "), text("đậm", "bold"), text(" nước"))));
});

test("decomposed letters are saved composed", async ({ page }) => {
  const screen = await open(page);
  await screen.text.click();
  await page.keyboard.insertText("Tiếng Việt".normalize("NFD"));
  expect(await saved(page, screen)).toEqual(doc(paragraph(text("Tiếng Việt"))));
});
