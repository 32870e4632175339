import type { Page } from "@playwright/test";

/** The headline of the model page, as imported from the shared data. */
export const MODEL_TITLE = "Hội nghị tổng kết hoạt động KH&CN năm 2023 và triển khai nhiệm vụ năm 2024";
export const MODEL_PATH = "/bai-viet/hoi-nghi-tong-ket-hoat-dong-kh-cn-nam-2023-va-trien-khai-nhiem-vu-nam-2024";

/** Whether the shared data was there to be imported. */
export async function hasModelPage(page: Page): Promise<boolean> {
  return (await page.request.get(MODEL_PATH)).ok();
}

/** Resolves when the islands of the page answer. */
export async function islandsAwake(page: Page): Promise<void> {
  await page.waitForFunction(() => typeof (window as { __hydrateIsland?: unknown }).__hydrateIsland === "function");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(undefined))));
}

/** Addresses of one page of every type, taken from the front page and its lists. */
export async function pageTypes(page: Page): Promise<Record<string, string>> {
  const first = async (path: string, selector: string) => {
    await page.goto(path);
    return (await page.locator(selector).first().getAttribute("href")) ?? path;
  };
  return {
    front: "/",
    article: await first("/", ".lead h2 a"),
    category: await first("/", ".block-title h2 a[href^='/chuyen-muc/']"),
    calendar: "/lich-cong-tac",
    "empty week": "/lich-cong-tac/1999-W10",
    programmes: "/chuyen-de",
    programme: await first("/chuyen-de", ".issues h2 a"),
    documents: "/van-ban",
    document: await first("/van-ban", ".registry tbody a"),
    "search results": "/tim-kiem?q=khoa+hoc",
    "empty search": "/tim-kiem?q=zzzzqqq",
    questions: "/hoi-dap",
    question: await first("/hoi-dap", ".questions a"),
    "question form": "/hoi-dap/gui",
    drafts: "/gop-y",
    draft: await first("/gop-y", ".drafts a"),
    "look-up": "/hoi-dap/tra-cuu",
    statistics: "/thong-ke",
    "print view": `${await first("/", ".lead h2 a")}/in`,
    "English front": "/en",
    "English article": await first("/en", ".lead h2 a"),
    "English documents": "/en/van-ban",
    text: "/gioi-thieu",
    "site map": "/so-do-trang",
    "not found": "/bai-viet/khong-co-bai-nay",
    offline: "/offline",
    login: "/dang-nhap",
  };
}
