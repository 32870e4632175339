// Usage: node desk-speed.mjs URL LOGIN RUNS CHROMIUM
// Measures how fast the desk of the portal at URL is for whoever the one-time link LOGIN lets in,
// and prints milliseconds as JSON: { opening: [], typing: { laidOut: [], drawn: [] }, box: { laidOut: [],
// drawn: [] }, visible: { article: [], category: [], feed: [], search: [] } }. Opening and publishing are
// done RUNS times; `box` is a text box with nothing around it.
import { chromium } from "@playwright/test";
import { argv, exit } from "node:process";

const [base, login, runs, executablePath] = argv.slice(2);
if (!executablePath) {
  console.error("Usage: node desk-speed.mjs URL LOGIN RUNS CHROMIUM");
  exit(2);
}

const WORDS = 3000;
const PICTURES = 20;
const KEYS = 300;
const SENTENCE = "Đoàn kiểm tra ghi nhận kết quả bước đầu tại các đơn vị, đề nghị khắc phục tồn tại trước ngày ba mươi tháng này. ";

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN", baseURL: base });
const page = await context.newPage();

/** Logs in by choosing a password, as the link asks for. */
async function enter() {
  await page.goto(new URL(login).pathname);
  for (const field of await page.locator('input[type="password"]').all()) await field.fill("mot mat khau dai va la");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/quan-tri/);
}

/** Begins an article and saves it with that many words and pictures; its address at the desk. */
async function write(title, words, pictures) {
  await page.goto("/quan-tri");
  await page.getByRole("button", { name: "Viết bài" }).click();
  await page.locator("#body .ProseMirror").waitFor();
  const { pathname } = new URL(page.url());
  await page.evaluate(
    async ({ title, words, pictures, sentence, pathname }) => {
      const data = JSON.parse(document.getElementById("data").textContent);
      const upload = async (number) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [1600, 1067];
        const painter = canvas.getContext("2d");
        for (let at = 0; at < 400; at++) {
          painter.fillStyle = `hsl(${(number * 67 + at * 13) % 360} 60% ${20 + (at % 60)}%)`;
          painter.fillRect((at * 397) % 1600, (at * number * 211) % 1067, 180, 120);
        }
        const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.85));
        const headers = { Accept: "application/json", "Content-Type": "application/octet-stream" };
        const answer = await fetch(`/quan-tri/tep?name=anh-${number}.jpg`, { method: "POST", headers, body: blob });
        const { hash, width, height } = await answer.json();
        const attrs = { hash, width, height, alt: `Ảnh ${number}`, size: "normal" };
        return { type: "figure", attrs, content: [{ type: "text", text: `Chú thích ảnh ${number}` }] };
      };
      const text = (text) => ({ type: "paragraph", content: [{ type: "text", text }] });
      const perParagraph = sentence.repeat(4).trim();
      const paragraphs = Math.ceil(words / perParagraph.split(" ").length);
      const content = [];
      for (let at = 0; at < paragraphs; at++) {
        content.push(text(perParagraph));
        const [before, now] = [at, at + 1].map((count) => Math.floor((count * pictures) / paragraphs));
        for (let number = before; number < now; number++) content.push(await upload(number + 1));
      }
      const category = Number([...document.querySelectorAll("#f-category option")].find(({ value }) => value).value);
      const summary = "Đoàn kiểm tra làm việc với các đơn vị.";
      const changed = { ...data.content, title, summary, category, body: { type: "doc", content } };
      delete changed.body_html;
      const answer = await fetch(`${pathname}/ban-thao`, {
        method: "PUT",
        headers: { Accept: "application/json", "Content-Type": "application/json" },
        body: JSON.stringify({ version: data.version, content: changed, keep: true }),
      });
      if (!answer.ok) throw new Error(`not saved: ${answer.status} ${await answer.text()}`);
    },
    { title, words, pictures, sentence: SENTENCE, pathname },
  );
  return pathname;
}

/** From the click on its title until the cursor stands in the article's text and is painted. */
async function open(title) {
  await page.goto("/quan-tri/bai-viet");
  await page.evaluate(() =>
    addEventListener("click", ({ timeStamp }) => sessionStorage.setItem("clicked", String(performance.timeOrigin + timeStamp)), true),
  );
  await page.getByRole("link", { name: title }).first().click({ noWaitAfter: true });
  await page.waitForURL(/bai-viet\/\d+/, { waitUntil: "commit" });
  const cursor = await page.waitForFunction(() => window.cursorAt, undefined, { polling: "raf", timeout: 60_000 });
  return cursor.evaluate((at) => at - Number(sessionStorage.getItem("clicked")));
}

/** Whoever opens an article puts the cursor into its text as soon as there is one. */
await context.addInitScript(() => {
  const look = () => {
    const text = document.querySelector("#body .ProseMirror");
    if (!text) return requestAnimationFrame(look);
    text.focus();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.cursorAt = performance.timeOrigin + performance.now())));
  };
  requestAnimationFrame(look);
});

/** Types into what has the focus: from each key until its letter is laid out, and until it is drawn. */
async function type() {
  await page.evaluate(() => {
    window.keys = { laidOut: [], drawn: [] };
    let pressed = 0;
    addEventListener("keydown", () => (pressed = performance.now()), true);
    addEventListener("input", () => {
      const from = pressed;
      // The editor takes the letter in before: it watches for mutations, which come first.
      queueMicrotask(() => {
        void document.body.offsetHeight;
        window.keys.laidOut.push(performance.now() - from);
      });
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => window.keys.drawn.push(performance.now() - from);
        port1.postMessage(null);
      });
    });
  });
  await page.keyboard.type(SENTENCE.normalize("NFD").replace(/[^a-z ]/gi, "").repeat(4).slice(0, KEYS), { delay: 40 });
  return page.evaluate(() => window.keys);
}

/** In the middle of the article that is open. */
async function typeIntoArticle() {
  const paragraphs = page.locator("#body .ProseMirror > p");
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await page.keyboard.press("End");
  const before = await page.locator("#body .ProseMirror").innerText();
  const keys = await type();
  const letters = (await page.locator("#body .ProseMirror").innerText()).length - before.length;
  if (letters !== KEYS) throw new Error(`of ${KEYS} letters ${letters} are in the text`);
  return keys;
}

/** In an empty box: what the browser itself takes. */
async function typeIntoBox() {
  // The editor saves what was typed first.
  await page.locator('#save-state[data-state="saved"]').waitFor();
  await page.goto("about:blank");
  await page.setContent("<textarea autofocus rows=10 cols=80></textarea>");
  await page.locator("textarea").click();
  return type();
}

/** Publishes an article; how long until readers find it, and where. */
async function publish(title) {
  const address = await write(title, 200, 0);
  await page.goto(address);
  await page.locator("#body .ProseMirror").waitFor();
  const button = page.locator(".writing-steps").getByRole("button", { name: "Đăng ngay", exact: true });
  const posted = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/buoc/"));
  await button.click({ noWaitAfter: true });
  const question = page.getByRole("dialog").getByRole("button", { name: "Đăng ngay", exact: true });
  await Promise.race([posted, question.click({ noWaitAfter: true, timeout: 10_000 }).catch(() => posted)]);
  await posted;
  const start = performance.now();
  const found = {};
  const look = async (name, path) => {
    while (!(await (await fetch(new URL(path, base))).text()).includes(title)) {
      if (performance.now() - start > 30_000) throw new Error(`${title} is not in ${path} after 30 s`);
      await new Promise((later) => setTimeout(later, 5));
    }
    found[name] = performance.now() - start;
  };
  const own = (async () => {
    const link = page.getByRole("link", { name: "Xem trên trang" });
    await link.waitFor();
    const path = await link.getAttribute("href");
    await look("article", path);
    const html = await (await fetch(new URL(path, base))).text();
    const breadcrumb = html.match(/<nav[^>]*breadcrumb[^]*?<\/nav>/)[0];
    await look("category", breadcrumb.match(/href="(\/chuyen-muc\/[^"]+)"/)[1]);
  })();
  await Promise.all([own, look("feed", "/rss.xml"), look("search", `/api/v1/search?q=${encodeURIComponent(title)}`)]);
  return found;
}

try {
  await enter();
  const long = `Bài dài ${Date.now()}`;
  const address = await write(long, WORDS, PICTURES);
  const opening = [];
  while (opening.length < Number(runs)) opening.push(await open(long));
  const typing = await typeIntoArticle();
  const box = await typeIntoBox();
  const visible = { article: [], category: [], feed: [], search: [] };
  for (let run = 0; run < Number(runs); run++) {
    const found = await publish(`Đăng lần ${run + 1} lúc ${Date.now()}`);
    for (const [place, time] of Object.entries(found)) visible[place].push(time);
  }
  console.log(JSON.stringify({ address, opening, typing, box, visible }));
} finally {
  await browser.close();
}
