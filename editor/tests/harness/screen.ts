// What tests do on the writing screen.
import { expect, type Locator, type Page } from "@playwright/test";

let next = Math.floor(Math.random() * 1e6);

export interface Screen {
  id: number;
  text: Locator;
  state: Locator;
  stored: () => Promise<any>;
  fault: (fault: object) => Promise<void>;
}

export async function open(page: Page, content: object = {}, id = (next += 1)): Promise<Screen> {
  if (Object.keys(content).length) await page.request.post(`/article?id=${id}`, { data: content });
  await page.goto(`/quan-tri/bai-viet/${id}`);
  const text = page.locator("#body .ProseMirror");
  await expect(text).toBeVisible();
  return {
    id,
    text,
    state: page.locator("#save-state"),
    stored: async () => (await page.request.get(`/stored?id=${id}`)).json(),
    fault: async (fault) => void (await page.request.post(`/fault?id=${id}`, { data: fault })),
  };
}

export async function saved(page: Page, screen: Screen): Promise<any> {
  await page.keyboard.press("Control+s");
  await expect(screen.state).toHaveText("Đã lưu lúc 14:05");
  return (await screen.stored()).content.body;
}

/** Keys outrun the browser's telling the editor where its cursor is; people do not. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
}

/** Puts the caret there. */
export async function caretAt(page: Page, place: Locator): Promise<void> {
  await place.click();
  await settled(page);
}

/** As UniKey does it: the keys of a word, then backspaces and the composed letters. */
export async function unikey(page: Page, typed: string, backspaces: number, composed: string): Promise<void> {
  await page.keyboard.type(typed);
  for (let i = 0; i < backspaces; i += 1) await page.keyboard.press("Backspace");
  await page.keyboard.insertText(composed);
}

export async function paste(text: Locator, html: string, plain = ""): Promise<void> {
  await text.evaluate(
    (element, [html, plain]) => {
      const clipboardData = new DataTransfer();
      if (html) clipboardData.setData("text/html", html);
      if (plain) clipboardData.setData("text/plain", plain);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, plain] as const,
  );
}
