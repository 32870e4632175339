// What this device keeps of a week while the server cannot have it.

import { data, type Row } from "./page";
import type { Named } from "./rows";

export interface Kept {
  rows: Named[];
  /** What the server had when they were typed. */
  base: Row[];
  at: number;
}

const NAME = `bantin-week:${data.week}`;

export function keep(rows: Named[], base: Row[]): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ rows, base, at: Date.now() } satisfies Kept));
  } catch {
    // A device without room keeps nothing; the page still asks before it is left.
  }
}

export function kept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null");
  } catch {
    return null;
  }
}

export const forget = (): void => localStorage.removeItem(NAME);
