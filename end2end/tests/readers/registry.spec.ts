import { expect, test } from "@playwright/test";
import { islandsAwake } from "../pages";

const VIDEO = "/chuyen-de/chuyen-muc-kh-cn-so-5-2026-giong-lua-qua-mua-han";
const EMBED = "/chuyen-de/chuyen-muc-kh-cn-so-6-2025-phim-mo-phan-mem-mo";

test("filters act at once and keep the address in step", async ({ page }) => {
  await page.goto("/van-ban");
  await islandsAwake(page);
  const documents: string[] = [];
  page.on("request", (request) => request.isNavigationRequest() && documents.push(request.url()));
  await page.selectOption("select[name=nam]", "2026");
  await expect(page).toHaveURL(/nam=2026/);
  await page.selectOption("select[name=loai]", { label: "Thông báo (1)" });
  await expect(page.locator(".registry tbody tr")).toHaveCount(1);
  await expect(page.locator(".registry tbody th")).toHaveText("12/TB-SKHCN");
  expect(documents).toEqual([]);

  // The address alone shows the same list.
  await page.goto(page.url());
  await expect(page.locator(".registry tbody th")).toHaveText(["12/TB-SKHCN"]);
  await expect(page.locator("select[name=loai]")).toHaveValue("Thông báo");
});

test("what is chosen before the code of the filters arrives is not lost", async ({ page }) => {
  let letThrough = () => {};
  const held = new Promise<void>((done) => (letThrough = done));
  await page.route("**/split_document_list*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/van-ban", { waitUntil: "domcontentloaded" });
  await page.selectOption("select[name=nam]", "2026");
  await page.getByRole("searchbox", { name: "Số hoặc trích yếu" }).fill("tiep nhan");
  await expect(page).toHaveURL("/van-ban");
  letThrough();
  await expect(page.locator(".registry tbody th")).toHaveText(["12/TB-SKHCN"]);
  await expect(page).toHaveURL(/q=tiep\+nhan.*nam=2026|nam=2026.*q=tiep\+nhan/);
  await expect(page.getByRole("searchbox", { name: "Số hoặc trích yếu" })).toHaveValue("tiep nhan");
});

test("words are found while they are typed, and the way back works", async ({ page }) => {
  await page.goto("/van-ban");
  await islandsAwake(page);
  await page.getByRole("searchbox", { name: "Số hoặc trích yếu" }).pressSequentially("nang suat");
  await expect(page).toHaveURL(/q=nang\+suat/);
  await expect(page.locator(".registry tbody th")).toHaveText(["88/KH-UBND"]);
  await page.getByRole("link", { name: "88/KH-UBND" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kế hoạch 88/KH-UBND");
  await page.goBack();
  await expect(page.locator(".registry tbody th")).toHaveText(["88/KH-UBND"]);
  await expect(page.locator(".registry-words input")).toHaveValue("nang suat");
});

test("an empty list offers to clear the filters", async ({ page }) => {
  await page.goto("/van-ban?nam=1900&q=khong-co");
  await islandsAwake(page);
  await page.getByRole("link", { name: "Bỏ mọi bộ lọc" }).click();
  await expect(page.locator(".registry tbody tr")).toHaveCount(20);
  await expect(page).toHaveURL(/\/van-ban$/);
  await expect(page.locator("select[name=nam]")).toHaveValue("");
});

test("the menu leads from a narrowed list to the whole", async ({ page }) => {
  await page.goto("/van-ban");
  await islandsAwake(page);
  await page.selectOption("select[name=nam]", "2022");
  await expect(page).toHaveURL(/nam=2022/);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "/van-ban", textContent: "x" });
    document.body.append(link);
    link.click();
  });
  await expect(page).toHaveURL(/\/van-ban$/);
  await expect(page.locator(".registry tbody tr")).toHaveCount(20);
});

test("a video of the portal's own plays and can be sought in", async ({ page }) => {
  await page.goto(VIDEO);
  const video = page.locator("video");
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(1);
  const start = await video.evaluate(async (v: HTMLVideoElement) => {
    v.muted = true;
    v.currentTime = 5;
    await v.play();
    return v.currentTime;
  });
  expect(start).toBeGreaterThanOrEqual(4.5);
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.currentTime)).toBeGreaterThan(start + 0.3);
  const cues = await video.evaluate(async (v: HTMLVideoElement) => {
    const track = v.textTracks[0];
    track.mode = "hidden";
    await new Promise((done) => setTimeout(done, 500));
    return track.cues?.length;
  });
  expect(cues).toBe(3);
});

test("nobody else is asked before the reader clicks", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  await page.route(/^https:/, (route) => {
    elsewhere.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<title>player</title>" });
  });
  const violations: string[] = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && violations.push(message.text()));
  await page.goto(EMBED);
  await islandsAwake(page);
  await expect(page.locator("iframe")).toHaveCount(0);
  expect(elsewhere).toEqual([]);
  await page.getByRole("link", { name: "Xem video trên YouTube" }).click();
  await expect(page.locator("iframe")).toHaveAttribute("src", /^https:\/\/www\.youtube-nocookie\.com\/embed\/.*autoplay=1/);
  await expect.poll(() => elsewhere.length).toBeGreaterThan(0);
  expect(violations).toEqual([]);
  expect(page.url()).toBe(`${baseURL}${EMBED}`);
});

test("programmes are narrowed by a form", async ({ page }) => {
  await page.goto("/chuyen-de");
  await islandsAwake(page);
  await page.selectOption("select[name=loai]", "magazine");
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(page.locator(".picture-card")).toHaveCount(2);
  await expect(page).toHaveURL(/loai=magazine/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the registry is narrowed by a plain form", async ({ page }) => {
    await page.goto("/van-ban");
    await page.selectOption("select[name=nam]", "2026");
    await page.locator(".registry-words input").fill("năng suất");
    await page.getByRole("button", { name: "Lọc" }).click();
    await expect(page).toHaveURL(/nam=2026/);
    await expect(page.locator(".registry tbody th")).toHaveText(["88/KH-UBND"]);
    await page.getByRole("link", { name: "88/KH-UBND" }).click();
    await expect(page.locator(".attachments li")).toContainText("PDF, 35 KB");
  });

  test("another site's video is a plain link", async ({ page }) => {
    await page.goto(EMBED);
    await expect(page.locator(".player a")).toHaveAttribute("href", /^https:\/\/www\.youtube\.com\/watch/);
  });
});
