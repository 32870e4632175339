// Nothing that anybody types, pastes or sends runs, at the desk or for readers.
import { expect, test, type Page } from "@playwright/test";
import { address, begin, saved } from "./staff";
import { VECTORS } from "./vectors";
import { enter, Victim } from "./victim";

/** What no page may hold, wherever it came from. */
const ALIVE = `:is(main, .writing) :is(script, iframe, object, embed, base, meta, link, style, form[action^="javascript" i], [srcdoc], [href^="javascript" i], [href^="data:" i], [href^="vbscript" i])`;

async function nothingRan(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const found = await page.evaluate((alive) => {
    const handled = [...document.querySelectorAll("main *, .writing *")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on")));
    return { ran: (window as any).ran, alive: [...document.querySelectorAll(alive)].map((element) => element.outerHTML.slice(0, 120)), handled: handled.map((element) => element.outerHTML.slice(0, 120)) };
  }, ALIVE);
  expect(found, path).toEqual({ ran: undefined, alive: [], handled: [] });
}

/** Sends a form once for each vector, every text field filled with it; gives the answers that came alive. */
async function fill(page: Page, form: { path: string; holding: string; fixed?: Record<string, string>; vectors: string[] }): Promise<string[]> {
  return page.evaluate(
    async ({ path, holding, fixed, vectors, alive }) => {
      const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");
      const ask = async () => parse(await (await fetch(path)).text()).querySelector(holding)?.closest("form");
      const bad: string[] = [];
      for (const vector of vectors) {
        const form = await ask();
        if (!form) throw new Error(`${path} has no form with ${holding}`);
        const isText = (name: string) => [...form.querySelectorAll<HTMLInputElement>("input, textarea")].some((field) => field.name === name && (field.tagName === "TEXTAREA" || ["text", "search", "email", "tel", "url"].includes(field.type)));
        const body = new URLSearchParams();
        for (const [name, value] of new FormData(form)) body.append(name, fixed[name] ?? (isText(name) ? vector : String(value)));
        for (const [name, value] of Object.entries(fixed)) if (!body.has(name)) body.append(name, value);
        const answer = await fetch(form.getAttribute("action") ?? path, { method: "POST", body });
        const html = await answer.text();
        const page = parse(html);
        const handled = [...page.querySelectorAll("main *")].some((element) => [...element.attributes].some(({ name }) => name.startsWith("on")));
        if (answer.status >= 500 || handled || page.querySelector(alive)) bad.push(`${answer.status} ${vector}`);
      }
      return bad;
    },
    { fixed: {}, ...form, alive: ALIVE },
  );
}

test("three hundred ways to run a script run nowhere", async ({ browser }) => {
  test.setTimeout(300_000);
  expect(VECTORS.length).toBeGreaterThan(300);
  const victim = await Victim.find();
  await victim.start();
  const context = await browser.newContext({ baseURL: victim.origin, locale: "vi-VN" });
  const page = await context.newPage();
  let asked = false;
  page.on("dialog", (dialog) => {
    asked ||= dialog.type() !== "beforeunload";
    void dialog.accept();
  });
  try {
    await enter(page, victim, "administrator");

    await test.step("article: title, summary, text, caption, author, tags", async () => {
      const text = await begin(page, "Thử");
      const at = address(page);
      const category = await page.locator("#f-category").inputValue();
      await text.click();
      await saved(page);
      const sent = await page.evaluate(
        async ({ at, category, vectors }) => {
          const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text: text.replace(/[\u0000-\u001f]/g, " ") || "x" }] });
          const statuses: number[] = [];
          for (let from = 0; from < vectors.length; from += 50) {
            const { version } = await (await fetch(`${at}/ban-thao`, { headers: { Accept: "application/json" } })).json();
            const some = vectors.slice(from, from + 50);
            const content = { title: some[0]!.slice(0, 290), summary: some[1]!.slice(0, 900), author: some[2]!.slice(0, 190), category: Number(category), tags: some.slice(3, 9).map((tag) => tag.slice(0, 50)), slug: "", cover: null, body: { type: "doc", content: vectors.map(paragraph) } };
            const answer = await fetch(`${at}/ban-thao`, { method: "PUT", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify({ version, content, keep: true }) });
            statuses.push(answer.status);
          }
          return statuses;
        },
        { at, category, vectors: VECTORS },
      );
      expect(new Set(sent)).toEqual(new Set([200]));
      await nothingRan(page, at);
      await nothingRan(page, `${at}/lich-su`);
      await page.goto(at);
      await page.locator(".writing-steps").getByRole("button", { name: "Đăng ngay" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Đăng ngay" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Đã đăng." })).toBeVisible();
      const published = await page.getByRole("link", { name: "Xem trên trang" }).getAttribute("href");
      await nothingRan(page, published!);
      await nothingRan(page, "/");
    });

    await test.step("paste", async () => {
      const text = await begin(page, "Dán");
      await text.click();
      await text.evaluate((element, vectors) => {
        for (const html of vectors) {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }
      }, VECTORS);
      // What is left of it is fit to be kept.
      await saved(page);
      expect(await page.evaluate(() => (window as any).ran)).toBeUndefined();
      expect(await text.locator("script, iframe, object, [onerror], [onload], [href^='javascript' i]").count()).toBe(0);
    });

    const note = `${address(page)}`;
    const week = "/quan-tri/lich";
    for (const form of [
      { name: "comment", path: note, holding: "#note", vectors: VECTORS },
      { name: "document", path: "/quan-tri/van-ban/them", holding: "[name=number]", fixed: { issued_on: "01-11-2026" }, vectors: VECTORS },
      { name: "settings", path: "/quan-tri/trang-web", holding: "[name=slogan]", fixed: { accent: "#0a4f5c", email: "a@example.vn", visits_total_offset: "0" }, vectors: VECTORS },
      { name: "category", path: "/quan-tri/chuyen-muc/them", holding: "[name=name]", vectors: VECTORS.slice(0, 60) },
      { name: "static page", path: "/quan-tri/trang/them", holding: "[name=title]", vectors: VECTORS.slice(-100) },
      { name: "redirect", path: "/quan-tri/chuyen-huong", holding: "input[name]:not([type=search]):not([name=q])", vectors: VECTORS.slice(-60) },
    ])
      await test.step(form.name, async () => {
        await page.goto("/quan-tri");
        expect(await fill(page, form)).toEqual([]);
        await nothingRan(page, form.path);
      });
    for (const path of ["/van-ban", "/so-do-trang", "/tim-kiem?q=script", "/quan-tri/van-ban", "/quan-tri/nhat-ky", "/quan-tri/chuyen-muc"]) await nothingRan(page, path);

    await test.step("calendar cell", async () => {
      await page.goto(week);
      const open = await page.locator("main .weeks a").first().getAttribute("href");
      const bad = await page.evaluate(
        async ({ open, vectors, alive }) => {
          const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");
          const bad: string[] = [];
          for (const vector of vectors) {
            const page = parse(await (await fetch(open)).text());
            const version = page.querySelector<HTMLInputElement>("form [name=version]")!.value;
            const day = page.querySelector<HTMLOptionElement>("[name=add_day] option[value]:not([value=''])")!.value;
            const body = new URLSearchParams([["version", version], ["key", "a"], ["day", day], ["time", "8h00"], ["content", vector], ["chair", vector], ["participants", vector], ["place", vector], ["note", vector], ["do", "save"]]);
            const answer = await fetch(open, { method: "POST", body });
            const shown = parse(await answer.text());
            const handled = [...shown.querySelectorAll("main *")].some((element) => [...element.attributes].some(({ name }) => name.startsWith("on")));
            if (answer.status >= 500 || handled || shown.querySelector(alive)) bad.push(`${answer.status} ${vector}`);
          }
          return bad;
        },
        { open: open!, vectors: VECTORS, alive: ALIVE },
      );
      expect(bad).toEqual([]);
      await nothingRan(page, open!);
    });
    expect(asked).toBe(false);
  } finally {
    await context.close();
    await victim.kill();
  }
});
