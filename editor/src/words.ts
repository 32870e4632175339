// The words that the server put on the page.

import type { WordKey } from "./article/word-keys";

export function embedded<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? "null") as T;
}

const words = embedded<Record<WordKey, string>>("words");

/** A word of the portal, with what its braces name put in. */
export function word(key: WordKey, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
