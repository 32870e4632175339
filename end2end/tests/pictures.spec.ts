import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { at, begin, saved } from "./editors/staff";
import { pageTypes } from "./pages";

// `cargo xtask pictures`: the pictures of the documents, the contact sheets, and
// every page type as a whole for whoever wants to look. No test of the portal,
// and it takes minutes: only the project "pictures" has it.
const documents = process.env.BANTIN_PICTURES ?? "test-results/pictures";
const whole = "test-results/pictures";

const WIDTHS = [
  // `shown` is the part of a page that the sheet has, `columns` how many stand beside each other.
  { width: 360, height: 740, shown: 900, columns: 8 },
  { width: 1280, height: 800, shown: 1440, columns: 5 },
];
const SHEET = 1440;
const GAP = 16;

test("every page type is pictured at both widths and in both themes", async ({ page }) => {
  test.setTimeout(900_000);
  page.setDefaultTimeout(30_000);
  await logIn(page);
  const types: Record<string, string> = { ...(await pageTypes(page)), desk: "/quan-tri", "desk, readers": "/quan-tri/phan-hoi" };
  types["desk, a question"] = await firstMessage(page);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const { width, height, shown, columns } of WIDTHS) {
      await page.setViewportSize({ width, height });
      const cells: Cell[] = [];
      for (const [type, path] of Object.entries(types)) {
        await open(page, path);
        const name = `${type.replaceAll(/\W+/g, "-")}-${width}`;
        await page.screenshot({ path: `${whole}/${name}-${scheme}.jpg`, quality: 80, fullPage: true });
        if (scheme === "light") await forDocuments(page, name);
        await page.setViewportSize({ width, height: shown });
        cells.push({ type, picture: await page.screenshot({ type: "png" }) });
        await page.setViewportSize({ width, height });
      }
      const title = `${width} px, ${scheme}`;
      await sheet(page, cells, { title, columns, path: `${documents}/contact-sheet-${width}-${scheme}.jpg` });
      if (width === 1280 && scheme === "light") await samples(page, cells);
    }
  }
});

test("the desk is pictured for its guide", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await at(browser, "approver");
  const picture = (name: string) => page.screenshot({ path: `${documents}/${name}.jpg`, quality: 72 });
  const text = await begin(page, "Khai mạc Tuần lễ Đổi mới sáng tạo tỉnh Hải Lam");
  await page.getByLabel("Tóm tắt (sapo)").fill("Hơn năm mươi gian trưng bày mở cửa từ sáng nay; lần đầu có khu dành cho học sinh.");
  await text.click();
  for (const line of ["Sáng nay, Sở Khoa học và Công nghệ khai mạc tuần lễ tại Nhà văn hóa trung tâm.", "## Ba khu trưng bày", "- Nông nghiệp công nghệ cao", "Chuyển đổi số trong cơ quan nhà nước", "Sáng kiến của học sinh"]) {
    await page.keyboard.type(line);
    await page.keyboard.press("Enter");
  }
  await saved(page);
  await text.blur();
  await expect(page.locator("#checks")).toHaveText("Không có gì cần sửa.");
  await picture("desk-writing");
  await page.setViewportSize({ width: 390, height: 800 });
  await picture("desk-writing-390");
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const [name, path] of [["desk-start", "/quan-tri"], ["desk-articles", "/quan-tri/bai-viet"], ["desk-library", "/quan-tri/tep"]] as const) {
    await open(page, path);
    await picture(name);
  }
  await page.goto("/quan-tri/lich");
  await page.locator("main .weeks a").first().click();
  await page.waitForLoadState("networkidle");
  await picture("desk-week");
});

interface Cell {
  type: string;
  picture: Buffer;
}

/** The desk is for those who log in. */
async function logIn(page: Page) {
  const link = readFileSync("test-results/admin-link.txt", "utf8").trim();
  await page.goto(link);
  for (const field of await page.locator("input[type=password]").all()) await field.fill("mot mat khau dai");
  await page.getByRole("button", { name: /Lưu mật khẩu/ }).click();
  await expect(page).toHaveURL(/\/quan-tri$/);
}

async function firstMessage(page: Page) {
  await page.goto("/quan-tri/phan-hoi?loai=question");
  return (await page.locator("tbody a[href^=\"/quan-tri/phan-hoi/\"]").first().getAttribute("href"))!;
}

async function open(page: Page, path: string) {
  await page.goto(path);
  // Pictures further down are loaded when they come near.
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  await page.waitForLoadState("networkidle");
}

/** What README.md and EDITING.md show by itself. */
async function forDocuments(page: Page, name: string) {
  const names: Record<string, string> = {
    "front-1280": "front",
    "front-360": "front-360",
    "article-1280": "article",
    "desk-a-question-1280": "desk-question",
    "calendar-1280": "calendar",
  };
  if (name in names) await page.screenshot({ path: `${documents}/${names[name]}.jpg`, quality: 72 });
}

/** A few pages beside each other, for the first look. */
async function samples(page: Page, cells: Cell[]) {
  const types = ["documents", "programmes", "question", "statistics", "English article"];
  const chosen = types.map((type) => cells.find((cell) => cell.type === type)!);
  await sheet(page, chosen, { title: "", columns: 5, path: `${documents}/pages.jpg` });
}

/** Pictures beside each other, on paper of their own. */
async function sheet(page: Page, cells: Cell[], { title, columns, path }: { title: string; columns: number; path: string }) {
  const viewport = page.viewportSize()!;
  const width = Math.floor((SHEET - (columns + 1) * GAP) / columns);
  const figures = cells.map(
    ({ type, picture }) =>
      `<figure><figcaption>${type}</figcaption><img width="${width}" src="data:image/png;base64,${picture.toString("base64")}"></figure>`,
  );
  const paper = await page.context().newPage();
  await paper.setViewportSize({ width: SHEET, height: 800 });
  await paper.setContent(`<style>
    body { margin: 0; padding: ${GAP}px; background: #cfd4d8; color: #15191e; font: 600 14px/1.4 sans-serif; }
    h1 { margin: 0 0 ${GAP}px; font-size: 22px; }
    div { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: ${GAP}px; }
    figure { margin: 0; }
    img { display: block; }
  </style>${title && `<h1>${title}</h1>`}<div>${figures.join("")}</div>`);
  await paper.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  mkdirSync(documents, { recursive: true });
  writeFileSync(path, await paper.screenshot({ type: "jpeg", quality: 46, fullPage: true }));
  await paper.close();
  await page.setViewportSize(viewport);
}
