// What this browser remembers for whoever writes in it.

import type { Placement } from "./syllable";

const MOST_IGNORED = 1000;

function read(key: string): string | null {
  try {
    return localStorage.getItem(`bantin.${key}`);
  } catch {
    return null; // Storage is forbidden here: the setting lasts as long as the page.
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`bantin.${key}`, value);
  } catch {
    // As above.
  }
}

const placements = { old: "old", new: "new" } as const;
let placement: Placement | null = placements[read("tones") as Placement] ?? null;
let hints = read("spelling") === "on";
const ignored = new Set<string>((read("spelling.ignored") ?? "").split(" ").filter(Boolean));

/** The habit of tones that was chosen, if any. */
export const chosenPlacement = (): Placement | null => placement;

export function choosePlacement(chosen: Placement | null): void {
  placement = chosen;
  write("tones", chosen ?? "");
}

export const hintsWanted = (): boolean => hints;

export function wantHints(wanted: boolean): void {
  hints = wanted;
  write("spelling", wanted ? "on" : "off");
}

const asKept = (word: string): string => word.normalize("NFC").toLowerCase();

export const isIgnored = (word: string): boolean => ignored.has(asKept(word));
export const ignoredCount = (): number => ignored.size;

/** The oldest give way when there are too many. */
export function ignore(word: string): void {
  ignored.add(asKept(word));
  for (const oldest of ignored) {
    if (ignored.size <= MOST_IGNORED) break;
    ignored.delete(oldest);
  }
  write("spelling.ignored", [...ignored].join(" "));
}

export function ignoreNothing(): void {
  ignored.clear();
  write("spelling.ignored", "");
}
