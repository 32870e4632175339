// Who works at the desk, and what they do there again and again.
import { existsSync } from "node:fs";
import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";

export type Role = "reporter" | "editor" | "approver" | "administrator";

/** A page of somebody who is logged in; with JavaScript where the test's own pages have it, unless `options` say otherwise. */
export async function at(browser: Browser, role: Role, options: BrowserContextOptions = {}): Promise<Page> {
  const storageState = `test-results/${role}.json`;
  await expect.poll(() => existsSync(storageState), { timeout: 20_000 }).toBe(true);
  const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 800 }, locale: "vi-VN", ...options });
  return context.newPage();
}

/** Begins an article, with title and summary. */
export async function begin(page: Page, title: string): Promise<Locator> {
  await page.goto("/quan-tri");
  await page.getByRole("button", { name: "Viết bài" }).click();
  const text = page.locator("#body .ProseMirror");
  await expect(text).toBeVisible();
  await page.getByRole("textbox", { name: "Tiêu đề", exact: true }).fill(title);
  await page.getByLabel("Tóm tắt (sapo)").fill("Sáng nay, đoàn kiểm tra làm việc với ba đơn vị.");
  await page.getByLabel("Chuyên mục").selectOption({ index: 1 });
  return text;
}

export async function saved(page: Page): Promise<void> {
  await page.keyboard.press("Control+s");
  await expect(page.locator("#save-state")).toContainText("Đã lưu lúc");
}

/** Takes a step, answering the question that may come first. */
export async function step(page: Page, name: string, done: string): Promise<void> {
  const taken = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/buoc/"));
  await page.locator(".writing-steps, .writing-more").getByRole("button", { name, exact: true }).click();
  const question = page.getByRole("dialog");
  await Promise.race([taken, question.waitFor().catch(() => undefined)]);
  if (await question.isVisible()) await question.getByRole("button", { name, exact: true }).click();
  await taken;
  await expect(page.getByRole("status").filter({ hasText: done })).toBeVisible();
}

/** The address of the article at the desk. */
export const address = (page: Page): string => new URL(page.url()).pathname;
