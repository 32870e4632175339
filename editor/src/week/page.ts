// What the server put on the page of a week: words, data, and the form.

import type { WordKey } from "./word-keys";

export const FIELDS = ["day", "time", "content", "chair", "participants", "place", "note", "cancelled"] as const;
export type Field = (typeof FIELDS)[number];
export type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Row extends Record<Exclude<Field, "cancelled">, string> {
  key: string;
  cancelled: boolean;
}

/** What stands beside a cell: a mistake, or a doubt. */
export interface Said {
  row: number;
  field: Field;
  wrong: boolean;
  text: string;
}

interface Data {
  week: string;
  version: number;
  max_rows: number;
  days: [date: string, name: string][];
  /** What the server has, where the page shows something else. */
  stored: Row[] | null;
}

function embedded<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

const words = embedded<Record<WordKey, string>>("words");
export const data = embedded<Data>("data");
export const address = `/quan-tri/lich/${data.week}`;

/** A word of the portal, with what its braces name put in. */
export function word(key: WordKey, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** An element the page promises. */
export function part<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, act: () => void, attributes: Record<string, string> = {}): HTMLButtonElement {
  const made = el("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}
