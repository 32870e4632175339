import { expect, test } from "@playwright/test";
import { MODEL_PATH, MODEL_TITLE, hasModelPage, islandsAwake } from "../pages";

test("typing without diacritics finds the model page", async ({ page }) => {
  test.skip(!(await hasModelPage(page)), "the shared data is absent");
  await page.goto("/");
  await islandsAwake(page);
  await page.locator("#tim-kiem").pressSequentially("hoi nghi tong ket", { delay: 20 });
  const first = page.locator("#search-suggestions li").first();
  await expect(first).toContainText(MODEL_TITLE);
  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${MODEL_PATH}$`));
});

test("the slash key reaches the search field and Escape closes the suggestions", async ({ page, isMobile }) => {
  test.skip(isMobile, "no keyboard");
  await page.goto("/");
  await islandsAwake(page);
  await page.locator("body").press("/");
  await expect(page.locator("#tim-kiem")).toBeFocused();
  await page.keyboard.type("chuyen doi so");
  await expect(page.locator(".suggestion-list")).toBeVisible();
  await expect(page.locator("#tim-kiem")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(page.locator(".suggestion-list")).toBeHidden();
});

test("the search page answers while typing and keeps the address in step", async ({ page }) => {
  await page.goto("/tim-kiem");
  await islandsAwake(page);
  const words = page.locator(".search-words input");
  await words.pressSequentially("khoa hoc", { delay: 20 });
  await expect(page.locator(".result").first()).toBeVisible();
  await expect(page).toHaveURL(/q=khoa\+hoc/);
  const all = Number((await page.locator(".search-status").textContent())!.match(/\d+/)![0]);

  const year = await page.locator("select[name=nam] option").nth(1).getAttribute("value");
  await page.locator("select[name=nam]").selectOption(year!);
  await expect(page).toHaveURL(new RegExp(`nam=${year}`));
  const strangers = async () =>
    (await page.locator(".result .meta").allTextContents()).filter((meta) => !meta.endsWith(`-${year}`));
  await expect.poll(strangers).toEqual([]);
  expect(Number((await page.locator(".search-status").textContent())!.match(/\d+/)![0])).toBeLessThanOrEqual(all);

  // What the address says is what the server shows.
  const shown = await page.locator(".result h2").allTextContents();
  await page.goto(page.url());
  expect(await page.locator(".result h2").allTextContents()).toEqual(shown);
});

test("the engine is downloaded only when the reader searches", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/");
  await islandsAwake(page);
  expect(fetched.filter((path) => path.startsWith("/search/"))).toEqual([]);
  expect(fetched.filter((path) => /split_.*\.wasm$/.test(path))).toEqual([]);
  await page.locator("#tim-kiem").fill("lich");
  await expect.poll(() => fetched.some((path) => path.startsWith("/search/"))).toBe(true);
});

test("what people type by habit or by mistake finds the model page, and what was meant is said", async ({ page }) => {
  test.skip(!(await hasModelPage(page)), "the shared data is absent");
  await page.goto("/tim-kiem");
  await islandsAwake(page);
  const words = page.locator(".search-words input");
  const first = page.locator(".result h2").first();
  for (const [typed, meant] of [
    ["hoi ngi tong ket khcn 2023", "hoi nghi tong ket khcn 2023"],
    ["hooij nghij toongr keets hoatj ddoongj", "hội nghị tổng kết hoạt động"],
    ["ho65i nghi5 to63ng ke61t hoa5t d9o65ng", "hội nghị tổng kết hoạt động"],
  ]) {
    await words.fill("");
    await words.pressSequentially(typed!, { delay: 10 });
    await expect(first).toContainText(MODEL_TITLE);
    await expect(page.locator(".showing-for strong")).toHaveText(meant!);
  }
  for (const typed of ['"tổng kết hoạt động KH&CN năm 2023"', "khoa học và công nghệ hội nghị tổng kết hoạt động", "hoi nghi tong ket nam:2024"]) {
    await words.fill(typed);
    await expect(first).toContainText(MODEL_TITLE);
    await expect(page.locator(".showing-for")).toHaveCount(0);
  }
  await words.fill("hội nghị tổng kết -khcn");
  await expect(page.locator(".search-status")).not.toHaveText("");
  await expect(page.locator(".result h2", { hasText: MODEL_TITLE })).toHaveCount(0);
});

test.describe("on a network that damages files", () => {
  // What goes through the worker cannot be damaged from here.
  test.use({ serviceWorkers: "block" });

  test("the server answers", async ({ page }) => {
    await page.route(/\/search\/(pack\/)?[0-9a-f]{16}/, (route) => route.fulfill({ status: 200, body: "hỏng" }));
    await page.goto("/tim-kiem");
    await islandsAwake(page);
    await page.locator(".search-words input").fill("chuyen doi so");
    await expect(page.locator(".result").first()).toBeVisible();
    await page.route(/\/api\/v1\/search/, (route) => route.abort());
    await page.locator(".search-words input").fill("chuyen doi");
    await expect(page.locator(".search-status")).toContainText("Hãy kiểm tra mạng rồi thử lại");
  });
});

test("recent searches stay on the device and can be forgotten", async ({ page }) => {
  await page.goto("/tim-kiem?q=chuyen+doi+so");
  await islandsAwake(page);
  const recent = page.locator(".recent-searches");
  const input = page.locator(".search-words input");
  await expect(recent).toHaveCount(0);
  await input.fill("khoa hoc");
  await input.press("Enter");
  await input.fill("");
  await expect(recent.getByRole("link")).toHaveText(["khoa hoc", "chuyen doi so"]);
  await page.goto("/tim-kiem");
  await recent.getByRole("link", { name: "chuyen doi so" }).click();
  await expect(page).toHaveURL(/q=chuyen\+doi\+so/);
  await expect(page.locator(".result").first()).toBeVisible();
  await page.goto("/tim-kiem");
  await recent.getByRole("button").click();
  await expect(recent).toBeHidden();
  await page.goto("/tim-kiem");
  await islandsAwake(page);
  await expect(recent).toBeHidden();
});
