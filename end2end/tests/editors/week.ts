// A week of the work calendar as its page shows it, and what tests do there.
import { readFileSync } from "node:fs";
import { expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

export type Field = "day" | "time" | "content" | "chair" | "participants" | "place" | "note" | "cancelled";

export const rows = (page: Page): Locator => page.locator(".week-rows tbody tr");
export const cell = (page: Page, row: number, field: Field): Locator => rows(page).nth(row - 1).locator(`[name="${field}"]`);
/** What is said beside a cell. */
export const beside = (page: Page, row: number, field: Field): Locator => rows(page).nth(row - 1).locator(`td.${field} .beside`);

export async function contents(page: Page): Promise<string[]> {
  return rows(page).locator('[name="content"]').evaluateAll((cells) => cells.map((cell) => (cell as HTMLTextAreaElement).value));
}

/** Leaves what is saved by itself to itself. */
export async function savesItself(page: Page): Promise<void> {
  await expect(page.locator("#save-state")).toContainText("Đã lưu lúc", { timeout: 10_000 });
}

/** A week nobody else uses, long before anything is planned for it. */
export const farWeek = (): string => `20${40 + Math.floor(Math.random() * 50)}-W${String(1 + Math.floor(Math.random() * 52)).padStart(2, "0")}`;

/** The days of the week that the page shows: ISO dates. */
export async function days(page: Page): Promise<string[]> {
  return page.locator('[name="add_day"] option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
}

/** `23/11` of `2026-11-23`. */
export const written = (date: string): string => `${date.slice(8)}/${date.slice(5, 7)}`;

/** A fixture of the editor's tests, with the days of another week. */
export function fromWord(name: string, [monday, tuesday]: string[]): string {
  const file = new URL(`../../../editor/tests/week/${name}.html`, import.meta.url);
  return readFileSync(file, "utf8").replaceAll("23/11", written(monday!)).replaceAll("24/11", written(tuesday!));
}

/** Copies as Word does: markup on the clipboard of the system. */
export async function copy(context: BrowserContext, html: string): Promise<void> {
  const word = await context.newPage();
  await word.setContent("<p>Word</p>");
  await word.evaluate((html) => {
    document.addEventListener("copy", (event) => {
      event.clipboardData!.setData("text/html", html);
      event.clipboardData!.setData("text/plain", "Word");
      event.preventDefault();
    });
  }, html);
  await word.keyboard.press("Control+c");
  await word.close();
}
