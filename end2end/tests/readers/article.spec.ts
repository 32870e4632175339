import { expect, test, type Page } from "@playwright/test";
import { islandsAwake } from "../pages";

const ARTICLE = "/bai-viet/may-bay-khong-nguoi-lai-len-ruong-bac-thang-mot-vu-lua-ba-bai-hoc";

async function open(page: Page): Promise<void> {
  await page.goto(ARTICLE);
  await islandsAwake(page);
}

test("a long text lists its headings, and each leads to its place", async ({ page }) => {
  await open(page);
  const contents = page.locator(".contents a");
  expect(await contents.count()).toBeGreaterThanOrEqual(3);
  const third = contents.nth(2);
  const name = await third.innerText();
  await third.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(`.prose ${new URL(page.url()).hash}`)).toHaveText(name);
  await expect(page.locator(`.prose ${new URL(page.url()).hash}`)).toBeInViewport();
});

test("a cited document is linked both ways", async ({ page }) => {
  await page.goto("/van-ban");
  const documents = await page.locator(".registry tbody a").evaluateAll((links) =>
    links.map((link) => link.getAttribute("href")).filter((href) => href?.startsWith("/van-ban/")),
  );
  let citing: string | null = null;
  for (const document of documents) {
    await page.goto(document!);
    citing = await page.locator("#citing-articles ~ ul a").first().getAttribute("href", { timeout: 500 }).catch(() => null);
    if (!citing) continue;
    await page.goto(citing);
    await expect(page.locator(`.cited a[href="${document}"]`)).toHaveCount(1);
    await expect(page.locator(`.prose a[href="${document}"]`).first()).toBeVisible();
    return;
  }
  expect(citing, "some article cites some document of the registry").not.toBeNull();
});

test("other news, related articles and neighbours leave out the article itself", async ({ page }) => {
  await open(page);
  for (const links of [".side #other-news ~ ul a", ".side #related-news ~ ul a", ".neighbours a"]) {
    const hrefs = await page.locator(links).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(hrefs.length, links).toBeGreaterThan(0);
    expect(hrefs, links).not.toContain(ARTICLE);
  }
});

test("the print view is the article alone", async ({ page }) => {
  await open(page);
  await page.getByRole("link", { name: "Bản in" }).click();
  await expect(page).toHaveURL(`${ARTICLE}/in`);
  await expect(page.locator(".masthead")).toBeHidden();
  await expect(page.locator(".print-view h1")).toBeVisible();
  await expect(page.locator(".print-source").last()).toContainText(ARTICLE);
});

test("the address can be copied, and the reader is told", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByRole("button", { name: "Chép liên kết" }).click();
  await expect(page.locator(".article-tools [role=status]")).toHaveText("Đã chép liên kết.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(ARTICLE);
});

test("an article is shared by plain links that name its address", async ({ page }) => {
  await open(page);
  const tools = page.locator(".article-tools");
  const shared = async (name: string) => new URL((await tools.getByRole("link", { name }).getAttribute("href"))!);
  expect((await shared("Facebook")).searchParams.get("u")).toContain(ARTICLE);
  const mail = await shared("Gửi thư");
  expect(mail.protocol).toBe("mailto:");
  expect(mail.searchParams.get("body")).toContain(ARTICLE);
  expect(mail.searchParams.get("subject")).toContain("Máy bay không người lái");
});

test("without a Vietnamese voice nothing offers to read aloud", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("button", { name: "Nghe bài viết" })).toBeHidden();
});

// Headless browsers have no voices: this one speaks as fast as it is asked.
test("reading aloud marks the sentence being read, and Escape ends it", async ({ page }) => {
  await page.addInitScript(() => {
    const spoken: string[] = [];
    const voice = { lang: "vi-VN", name: "Test" };
    Object.assign(window, { spoken });
    Object.defineProperty(window, "SpeechSynthesisUtterance", {
      value: class { constructor(public text: string) {} },
    });
    Object.defineProperty(window, "speechSynthesis", {
      value: {
        getVoices: () => [voice],
        addEventListener: () => undefined,
        cancel: () => undefined,
        speak: (utterance: { text: string; onstart(): void; onend(): void }) => {
          spoken.push(utterance.text);
          utterance.onstart();
          if (spoken.length < 4) setTimeout(() => utterance.onend(), 20);
        },
      },
    });
  });
  await open(page);
  const button = page.getByRole("button", { name: "Nghe bài viết" });
  await button.click();
  await expect.poll(() => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken.length)).toBe(4);
  await expect(button).toHaveAttribute("aria-pressed", "true");
  const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  expect(spoken[0]).toContain("Máy bay không người lái");
  const marked = () =>
    page.evaluate(() => {
      const highlight = (CSS as unknown as { highlights: Map<string, Set<Range>> }).highlights.get("read-now");
      return highlight ? [...highlight][0].toString().trim() : "";
    });
  expect(await marked()).toBe(spoken[3]);
  await page.keyboard.press("Escape");
  await expect(button).toHaveAttribute("aria-pressed", "false");
  expect(await marked()).toBe("");
});
