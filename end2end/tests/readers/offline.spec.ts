import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { FrontDoor } from "../../front-door";
import { islandsAwake } from "../pages";
import { cutOff, kept, read, test } from "./offline";

/** How long the worker waits for the network when it has a copy, in milliseconds. */
const PATIENCE = 4000;
const NOTICE = /^Bạn đang xem bản lưu ngày \d\d-\d\d-\d{4} lúc \d\d:\d\d; chưa tải được bản mới\.$/;

/** Addresses of articles, newest first. */
async function articles(door: FrontDoor, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let number = 1; found.length < count; number += 1) {
    const answer = await fetch(`${door.url}/api/v1/articles?page=${number}`);
    const { items } = (await answer.json()) as { items: { slug: string }[] };
    if (items.length === 0) throw new Error(`${found.length} articles where ${count} are needed`);
    found.push(...items.map(({ slug }) => `/bai-viet/${slug}`));
  }
  return found.slice(0, count);
}

/** Asks for a page as the router does, without showing it. */
async function fetchDocument(page: Page, path: string): Promise<void> {
  await page.evaluate(async (path) => {
    await (await fetch(path, { headers: { "Islands-Router": "true" } })).text();
  }, path);
}

const styled = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent") !== "");

test("the worker is asked about at each use, and no larger than 4 KB", async ({ request }) => {
  const answer = await request.get("/sw.js", { headers: { "accept-encoding": "br" } });
  expect(answer.headers()["content-type"]).toContain("javascript");
  expect(answer.headers()["cache-control"]).toBe("no-cache");
  expect(answer.headers()["content-encoding"]).toBe("br");
  const again = await request.get("/sw.js", { headers: { "if-none-match": answer.headers()["etag"]! } });
  expect(again.status()).toBe(304);
  expect(Number(answer.headers()["content-length"])).toBeLessThanOrEqual(4096);
});

test("the worker starts when the page is there, and asks for nothing that the page has", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  door.asked.length = 0;
  await page.goto(path!);
  await islandsAwake(page);
  const first = [...door.asked];
  await expect.poll(() => kept(page, "bantin-pages")).toContain(path);
  await expect.poll(async () => (await kept(page, "bantin-pkg-")).some((file) => file.endsWith("-600.woff2"))).toBe(true);
  expect(first).not.toContain("/sw.js");
  expect(door.asked.slice(first.length)).toEqual(["/sw.js", "/offline", "/en/offline", "/", "/lich-cong-tac"]);
});

test("an article that was read opens without network, styled, and says that it is a copy", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  await read(page, path!);
  const title = await page.title();
  await expect(page.locator("#kept-notice")).toHaveText("");
  await cutOff(page, door);
  await page.goto(path!);
  await expect(page).toHaveTitle(title);
  await expect(page.locator("article h1")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: NOTICE })).toBeVisible();
  expect(await styled(page)).toBe(true);
  // The copy is from today, in the portal's own time.
  const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10).split("-").reverse().join("-");
  await expect(page.locator("#kept-notice")).toContainText(today);
});

test("the pictures of a kept article are kept with it", async ({ page, door }) => {
  await page.goto("/");
  const path = (await page.locator(".lead h2 a").getAttribute("href"))!;
  await read(page, path);
  const picture = page.locator("article img").first();
  await picture.scrollIntoViewIfNeeded();
  const source = await picture.evaluate((image: HTMLImageElement) => new URL(image.currentSrc).pathname);
  await expect.poll(() => kept(page, "bantin-media")).toContain(source);
  await cutOff(page, door);
  await page.goto(path);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

test("front page, this week and visited weeks open without network", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  await read(page, path!);
  await expect.poll(() => kept(page, "bantin-pages")).toEqual(expect.arrayContaining(["/", "/lich-cong-tac"]));
  await read(page, "/lich-cong-tac/2026-W10");
  await cutOff(page, door);
  for (const address of ["/", "/lich-cong-tac", "/lich-cong-tac/2026-W10"]) {
    await page.goto(address);
    await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  }
  await expect(page.locator(".kicker").first()).toContainText("Tuần 10 năm 2026");
  // A list with a filter is another page.
  const answer = await page.goto("/lich-cong-tac?khac=1");
  expect(answer!.status()).toBe(503);
});

test("an article that was not read gives way to what is on the device, until the network is back", async ({ page, door }) => {
  const [first, second, unread] = await articles(door, 3);
  await read(page, first!);
  await read(page, second!);
  const title = (await page.locator("article h1").textContent())!;
  await cutOff(page, door);
  const answer = await page.goto(unread!);
  expect(answer!.status()).toBe(503);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có kết nối mạng");
  await expect(page.locator("#kept-notice")).toHaveText("");
  const links = page.locator("[data-kept-list] a");
  await expect(links).toHaveCount(2);
  await expect(links.first()).toHaveText(title);
  expect(await styled(page)).toBe(true);

  await links.first().click();
  await expect(page.locator("article h1")).toHaveText(title);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có kết nối mạng");

  door.reopen();
  await page.getByRole("link", { name: "Thử lại" }).click();
  await expect(page.locator("article h1")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`${unread}$`));
  await expect(page.locator("#kept-notice")).toHaveText("");
});

test("following links without network shows copies, and the notice goes with the network's return", async ({ page, door }) => {
  await read(page, "/");
  const path = (await page.locator(".lead h2 a").getAttribute("href"))!;
  await fetchDocument(page, path);
  await expect.poll(() => kept(page, "bantin-pages")).toContain(path);
  await islandsAwake(page);
  await page.evaluate(() => ((window as { same?: boolean }).same = true));

  await cutOff(page, door);
  await page.locator(".lead h2 a").click();
  await expect(page.locator("article h1")).toBeVisible();
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  await page.goBack();
  await expect(page.locator(".lead h2")).toBeVisible();
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);

  door.reopen();
  await page.locator(".lead h2 a").click();
  await expect(page.locator("article h1")).toBeVisible();
  await expect(page.locator("#kept-notice")).toHaveText("");
  expect(await page.evaluate(() => (window as { same?: boolean }).same)).toBe(true);
});

for (const theme of ["light", "dark", "contrast"]) {
  test(`a copy and the page without network have no accessibility violation (${theme})`, async ({ page, door }) => {
    await page.addInitScript((theme) => localStorage.setItem("theme", theme), theme);
    const [path, unread] = await articles(door, 2);
    await read(page, path!);
    await cutOff(page, door);
    for (const address of [path!, unread!]) {
      await page.goto(address);
      await islandsAwake(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
    }
  });
}

test("words that were searched for are found without network", async ({ page, door }) => {
  await read(page, "/");
  await page.reload();
  await islandsAwake(page);
  const search = async () => {
    await page.locator("#tim-kiem").fill("chuyen doi so");
    await expect(page.locator("#search-suggestions li").first()).toBeVisible();
    return page.locator("#search-suggestions li").allTextContents();
  };
  const found = await search();
  await expect.poll(async () => (await kept(page, "bantin-search")).length).toBeGreaterThan(1);
  const [path] = await articles(door, 1);
  await read(page, path!);
  await cutOff(page, door);
  await page.goto("/");
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  await islandsAwake(page);
  expect(await search()).toEqual(found);
});

test("a slow network shows the copy, marked, and its answer is kept for the next time", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  await read(page, path!);
  const note = () =>
    page.evaluate(async (path) => (await caches.match(path))!.headers.get("date"), path!);
  const before = await note();
  door.delay = PATIENCE + 2500;
  const start = Date.now();
  await page.goto(path!);
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  expect(Date.now() - start).toBeGreaterThanOrEqual(PATIENCE);
  await expect.poll(note, { timeout: 10_000 }).not.toBe(before);
  // Without a copy there is nothing to show sooner.
  door.delay = 0;
  await page.goto(path!);
  await expect(page.locator("#kept-notice")).toHaveText("");
});

test("an article that was withdrawn is withdrawn from the device", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  await read(page, path!);
  door.gone.add(path!);
  await page.goto(path!);
  await expect.poll(() => kept(page, "bantin-pages")).not.toContain(path);
  await cutOff(page, door);
  await page.goto(path!);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có kết nối mạng");
});

test("neither lists, searches and forms nor anything of the desk is kept", async ({ page, door }) => {
  await read(page, "/");
  for (const path of ["/dang-nhap", "/quan-tri", "/tim-kiem?q=so", "/van-ban", "/bai-viet/khong-co", "/api/v1/visits"]) {
    await page.goto(path);
  }
  await page.goto("/");
  await fetchDocument(page, "/dang-nhap");
  await fetchDocument(page, "/lich-cong-tac/2026-W11");
  await expect.poll(() => kept(page, "bantin-pages")).toContain("/lich-cong-tac/2026-W11");
  expect((await kept(page, "bantin-pages")).sort()).toEqual(["/", "/lich-cong-tac", "/lich-cong-tac/2026-W11"]);
  expect((await kept(page, "bantin-pkg-")).filter((path) => !/^\/(pkg\/|(en\/)?offline$)/.test(path))).toEqual([]);
  await cutOff(page, door);
  const answer = await page.goto("/quan-tri");
  expect(answer!.status()).toBe(503);
});

test("of many articles the twenty read last are kept", async ({ page, door }) => {
  const paths = await articles(door, 23);
  await read(page, paths[0]!);
  for (const path of paths.slice(1, 20)) await fetchDocument(page, path);
  // Reading an old copy again, without network, counts.
  await expect.poll(() => kept(page, "bantin-pages")).toContain(paths[19]);
  await cutOff(page, door);
  await page.goto(paths[0]!);
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  door.reopen();
  for (const path of paths.slice(20)) await fetchDocument(page, path);
  const expected = [paths[0], ...paths.slice(4)].sort();
  await expect
    .poll(async () => (await kept(page, "bantin-pages")).filter((path) => path.startsWith("/bai-viet/")).sort())
    .toEqual(expected);
});

test("after a deployment pages use the new build, and kept articles their own as long as they need it", async ({ page, door }) => {
  const [path] = await articles(door, 1);
  await read(page, "/");
  await read(page, path!);
  const builds = async () =>
    (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith("bantin-pkg-")).sort();
  const build = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--build"));
  /** Resolves when the whole page, script and style, is of a build. */
  const loadedWhole = async (style: string) => {
    await expect(async () => {
      expect(await page.evaluate(() => (window as { old?: boolean }).old)).toBeUndefined();
      expect(await build()).toBe(style);
    }).toPass();
  };
  const leaveMark = () => page.evaluate(() => ((window as { old?: boolean }).old = true));
  const both = [`bantin-pkg-${door.build}`, `bantin-pkg-${door.secondBuild}`].sort();
  expect(await builds()).toEqual([both.find((name) => name.endsWith(door.build))]);

  // A tab is open while the new build arrives; its next navigation brings the new page whole.
  await page.goto("/");
  await islandsAwake(page);
  await leaveMark();
  door.deploy();
  await page.locator(".block-title h2 a[href^='/chuyen-muc/']").first().click();
  await expect(page.locator(".row-card").first()).toBeVisible();
  await loadedWhole('"second"');
  const newWorker = async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
    return !registration.installing && !registration.waiting;
  };
  await expect.poll(() => page.evaluate(newWorker), { timeout: 15_000 }).toBe(true);
  expect(await builds()).toEqual(both);

  // Front page and article still are those of the first build, with its style.
  await cutOff(page, door);
  await page.goto(path!);
  await expect(page.locator("article h1")).toBeVisible();
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  expect(await styled(page)).toBe(true);
  expect(await build()).toBe("");
  await islandsAwake(page);
  const unread = await page.goto("/van-ban");
  expect(unread!.status()).toBe(503);
  expect(await build()).toBe('"second"');
  await islandsAwake(page);
  await leaveMark();
  await page.locator("[data-kept-list] a").click();
  await expect(page.locator("article h1")).toBeVisible();
  await loadedWhole("");
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);

  // Once all are read anew nothing of the first build is left.
  door.reopen();
  for (const address of [path!, "/", "/lich-cong-tac"]) {
    await page.goto(address);
    expect(await build()).toBe('"second"');
  }
  await expect.poll(builds).toEqual([`bantin-pkg-${door.secondBuild}`]);
  await cutOff(page, door);
  await page.goto(path!);
  await expect(page.locator("#kept-notice")).toHaveText(NOTICE);
  expect(await build()).toBe('"second"');
});
