// Every form of the desk on a bad network, found by walking the desk: a form
// that is new is in the walk at once.
import { expect, test, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { begin, saved } from "./staff";
import { farWeek } from "./week";
import { enter, Victim } from "./victim";

/** Forms that send in a way of their own, which other tests look after. */
const OWN_WAY = "#article, #upload, [data-passkey], [target], [method=dialog]";
/** A form that a person can send: not one that waits for something to be there. */
const FORMS = `form[method=post]:not(${OWN_WAY}):not([hidden])`;

/** The same page for another thing: numbers and weeks of one kind are one. */
const kind = (path: string): string => path.replace(/\d{4}-W\d\d/g, "W").replace(/\d+/g, "N");

/** A page of every kind at the desk, each with the kinds of forms on it that no page before had. */
async function walk(page: Page): Promise<{ path: string; forms: string[] }[]> {
  const waiting = ["/quan-tri", "/quan-tri/tai-khoan"];
  const [seen, forms] = [new Set<string>(), new Set<string>()];
  const found: { path: string; forms: string[] }[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(kind(path))) continue;
    seen.add(kind(path));
    const answer = await page.request.get(path);
    if (!answer.ok() || !answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const { links, actions } = await page.evaluate(
      ([html, forms]) => {
        const there = new DOMParser().parseFromString(html!, "text/html");
        const all = (selector: string, name: string) => [...there.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? "");
        return { links: all('a[href^="/quan-tri"]', "href"), actions: all(forms!, "action") };
      },
      [await answer.text(), FORMS],
    );
    // Sorting and paging lead to the same forms.
    waiting.push(...links.map((link) => link.split(/[?#]/)[0]!));
    const fresh = [...new Set(actions)].filter((action) => !forms.has(kind(action)));
    for (const action of fresh) forms.add(kind(action));
    if (fresh.length) found.push({ path, forms: fresh });
  }
  return found;
}

/** Opens what a form is folded into, and lifts what the browser itself would say. */
async function reveal(form: Locator): Promise<void> {
  await form.evaluate((form: HTMLFormElement) => {
    for (let around = form.parentElement; around; around = around.parentElement) if (around instanceof HTMLDetailsElement) around.open = true;
    for (const inside of form.querySelectorAll("details")) inside.open = true;
    form.noValidate = true;
  });
}

const TEXTS = "textarea, input:is([type=text], [type=search], [type=email], [type=url], [type=password], :not([type]))";

/** Writes `text` into every field for text. */
const type = (form: Locator, text: string): Promise<void> =>
  form.evaluate((form: HTMLFormElement, [texts, text]) => {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(texts!)) {
      field.removeAttribute("maxlength");
      field.value = text!;
    }
  }, [TEXTS, text]);

/** What a person sees in the form's fields. */
const content = (form: Locator): Promise<string[]> =>
  form.evaluate((form: HTMLFormElement) =>
    [...form.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea, select")].map(({ name, value, checked }) => `${name}=${value}${checked ? " ✓" : ""}`),
  );

/** Presses the button that sends it, and answers the question that may come first. */
async function press(page: Page, form: Locator): Promise<Locator> {
  const button = form.locator('button:not([type=button], [hidden]):not([value="add"], [value="paste"])').first();
  const question = await form.getAttribute("data-confirm");
  await button.click();
  if (question) await page.getByRole("dialog").locator('button[value="yes"]').click();
  return button;
}

/** A portal with something of every kind in it. */
async function furnished(page: Page, office: Victim): Promise<void> {
  await enter(page, office, "administrator");
  await begin(page, "Bài để thử các biểu mẫu");
  await saved(page);
  await page.goto(`/quan-tri/lich/${farWeek()}`);
  await page.getByRole("button", { name: "Thêm dòng", exact: true }).click();
  await page.keyboard.type("8h\tHọp");
  await saved(page);
}

let office: Victim;
let administrator: BrowserContext;

test.beforeAll(async ({ browser }) => {
  office = await Victim.find();
  await office.start();
  administrator = await browser.newContext({ baseURL: office.origin, locale: "vi-VN" });
  await furnished(await administrator.newPage(), office);
});

test.afterAll(async () => {
  await administrator?.close();
  office?.kill();
});

test("every form says that it is being sent, is sent once, and loses nothing when the network goes", async () => {
  test.setTimeout(300_000);
  const page = await administrator.newPage();
  const pages = await walk(page);
  const all = pages.flatMap(({ forms }) => forms);
  expect(all.length, all.join("\n")).toBeGreaterThan(40);
  let sent = 0;
  let cut = (): void => undefined;
  await page.route("**/*", async (route) => {
    if (route.request().method() !== "POST" || route.request().url().endsWith("/co-mat")) return route.fallback();
    sent += 1;
    await new Promise<void>((done) => (cut = done));
    await route.abort("connectionreset");
  });
  for (const { path, forms } of pages)
    for (const action of forms) {
      await test.step(`${action} on ${path}`, async () => {
        await page.goto(path);
        const form = page.locator(`${FORMS}[action="${action}"]`).first();
        await reveal(form);
        if (!(await form.locator("button:not([type=button])").first().isEnabled())) return;
        await type(form, "Chữ đã gõ");
        const typed = await content(form);
        sent = 0;
        const button = await press(page, form);
        await expect.poll(() => sent, { message: action }).toBe(1);
        await expect(page.locator(".send-state"), action).toHaveText("Đang gửi…");
        await expect(page.locator(".send-state")).toHaveAttribute("aria-live", "polite");
        await expect(page.locator(".send-state")).toBeInViewport();
        await expect(button).toHaveAttribute("aria-busy", "true");
        await button.click();
        await button.press("Enter");
        await form.evaluate((form: HTMLFormElement) => form.requestSubmit());
        expect(sent, action).toBe(1);
        cut();
        await expect(page.getByRole("alert").filter({ hasText: "Chưa gửi được: mất kết nối với máy chủ." }), action).toBeInViewport();
        await expect(button).toHaveAccessibleDescription(/Hãy kiểm tra mạng rồi bấm lại/);
        await expect(page.locator(".send-state")).toBeEmpty();
        expect(await content(form), action).toEqual(typed);
        // It can be sent again.
        await press(page, form);
        await expect.poll(() => sent, { message: action }).toBe(2);
        cut();
        await expect(button).not.toHaveAttribute("aria-busy", "true");
      });
    }
});

test("what arrived although its answer was lost is not done twice", async () => {
  const page = await administrator.newPage();
  await page.goto("/quan-tri/van-ban/them");
  const number = `${Date.now()}/QĐ-STNMT`;
  await page.getByLabel("Số, ký hiệu").fill(number);
  await page.getByLabel("Trích yếu").fill("Về việc thử một đường truyền kém");
  await page.getByLabel("Ngày ban hành").fill("01-02-2026");
  await page.getByLabel("Loại văn bản").fill("Quyết định");
  await page.getByLabel("Cơ quan ban hành").fill("Sở Khoa học và Công nghệ");
  let arrived = 0;
  await page.route("**/*", async (route) => {
    if (route.request().method() !== "POST" || arrived) return route.fallback();
    arrived = (await route.fetch()).status();
    await route.abort("connectionreset");
  });
  const send = page.getByRole("button", { name: "Lưu", exact: true });
  await send.click();
  await expect(page.getByRole("alert")).toContainText("không có gì bị ghi hai lần");
  expect(arrived).toBe(200);
  await send.click();
  await expect(page.getByRole("status").filter({ hasText: "Đã thêm." })).toBeVisible();
  await page.goto(`/quan-tri/van-ban?q=${encodeURIComponent(number)}`);
  await expect(page.getByRole("link", { name: number })).toHaveCount(1);
});

/** Forms in which that much may be typed: an answer to a reader. */
const TAKES_MUCH = ["/quan-tri/phan-hoi/N/tra-loi"];

/** Sends a form what it cannot take: whether it says so, as it must, at a field that still holds it. */
async function refuses(page: Page, form: Locator, action: string, long: string): Promise<boolean> {
  await type(form, long);
  const answered = page.waitForResponse((answer) => answer.request().method() !== "GET" && !answer.url().endsWith("/co-mat"), { timeout: 5_000 });
  await press(page, form);
  const answer = await answered;
  if (answer.status() < 400) {
    // It was taken, and leads on.
    await page.waitForEvent("load", { timeout: 2_000 }).catch(() => undefined);
    return false;
  }
  if (answer.status() === 413) {
    await expect(page.getByRole("alert").filter({ visible: true }).first(), action).toContainText(/[KM]B/);
    return true;
  }
  expect(answer.status(), action).toBe(422);
  const wrong = form.locator('[aria-invalid="true"]').first();
  // What is saved while one writes leaves the cursor where it is.
  if (answer.request().method() === "POST") await expect(wrong, action).toBeFocused();
  await expect(wrong, action).toHaveAccessibleDescription(/\S/);
  const isSecret = (await wrong.getAttribute("type")) === "password";
  if (!isSecret) expect((await wrong.inputValue()).trim(), action).toBe(long);
  return true;
}

test("what a form cannot take is said at its field, and stays there", async () => {
  test.setTimeout(300_000);
  const page = await administrator.newPage();
  const pages = await walk(page);
  const long = "Quá dài ".repeat(450).trim();
  const [taken, wrong]: [string[], string[]] = [[], []];
  for (const { path, forms } of pages)
    for (const action of forms) {
      await page.goto(path);
      const form = page.locator(`${FORMS}[action="${action}"]`).first();
      if (!(await form.locator(TEXTS).count())) continue;
      await reveal(form);
      try {
        if (!(await refuses(page, form, action, long))) taken.push(kind(action));
      } catch (error) {
        wrong.push(String(error).slice(0, 300));
      }
    }
  expect(wrong, wrong.join("\n")).toEqual([]);
  expect(taken.sort()).toEqual(TAKES_MUCH);
});
