// The syllables the dictionary knows, in either habit of tones.

import { takeApart, written, type Placement } from "../syllable";
import { ADDED } from "./lists";

/** As `domain/src/text/word.rs`: a lone final *y* and *i* sound alike after these. */
const FINAL_Y = /^(h|k|l|m|qu|s|t)y$/;

export class Syllables {
  private readonly keys = new Set<string>();
  /** In lower case, as the dictionary writes them. */
  readonly all: readonly string[];

  /** `dictionary`: a hunspell list without affixes, its length in the first line. */
  constructor(dictionary: string) {
    this.all = dictionary.normalize("NFC").split("\n").slice(1).map((line) => line.trim().toLowerCase()).filter(Boolean).concat(ADDED);
    for (const word of this.all) this.keys.add(keyOf(word) ?? word);
  }

  /** Whether it is a syllable, whichever letter its tone stands on. */
  has(word: string): boolean {
    const key = keyOf(word);
    return key !== null && this.keys.has(key);
  }

  /** Whether it is one and its tone stands where one of the two habits puts it. */
  isWritten(word: string): boolean {
    const syllable = takeApart(word.toLowerCase());
    if (!syllable || !this.has(word)) return false;
    const composed = word.toLowerCase().normalize("NFC");
    // What has no Vietnamese form is in the dictionary as it is (*jpeg*).
    return (["old", "new"] as const).some((placement) => (written(syllable, placement) ?? composed) === composed);
  }
}

function keyOf(word: string): string | null {
  const syllable = takeApart(word.toLowerCase());
  return syllable && syllable.letters.replace(FINAL_Y, "$1i") + syllable.tone;
}

/** A syllable in the habit of who writes. */
export function inHabit(word: string, placement: Placement): string {
  const syllable = takeApart(word);
  return (syllable && written(syllable, placement)) ?? word;
}

/** How many vowels are heard apart; a syllable has one. */
export const vowelGroups = (word: string): number => word.normalize("NFD").replace(/\p{M}/gu, "").match(/[aeiouy]+/g)?.length ?? 0;

/** The two words whose space was forgotten, each way they can be told apart. */
export function partsOf(word: string, syllables: Syllables): [string, string][] {
  if (vowelGroups(word) < 2) return [];
  const pairs = Array.from({ length: Math.max(0, word.length - 3) }, (_, index): [string, string] => [word.slice(0, index + 2), word.slice(index + 2)]);
  return pairs.filter((pair) => pair.every((part) => vowelGroups(part) === 1 && syllables.isWritten(part)));
}
