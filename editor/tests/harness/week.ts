// What tests do on the page of a week.
import { expect, type Locator, type Page } from "@playwright/test";
import { paste as pasteInto } from "./screen";

let next = 100;

export interface Week {
  cell: (row: number, field: string) => Locator;
  rows: () => Promise<number>;
  state: Locator;
  stored: () => Promise<any>;
  fault: (fault: object) => Promise<void>;
  id: string;
}

export async function openWeek(page: Page, id = `w${(next += 1)}-${Math.floor(Math.random() * 1e6)}`): Promise<Week> {
  await page.goto(`/quan-tri/lich/${id}`);
  await expect(page.locator(".row-tools").first()).toBeVisible();
  return {
    id,
    cell: (row, field) => page.locator(".week-rows tbody tr").nth(row - 1).locator(`[name="${field}"]`),
    rows: () => page.locator(".week-rows tbody tr").count(),
    state: page.locator("#save-state"),
    stored: async () => (await page.request.get(`/stored?week=${id}`)).json(),
    fault: async (fault) => void (await page.request.post(`/fault?week=${id}`, { data: fault })),
  };
}

export const paste = pasteInto;

export const texts = async (week: Week, field = "content"): Promise<string[]> =>
  Promise.all(Array.from({ length: await week.rows() }, (_, index) => week.cell(index + 1, field).inputValue()));
