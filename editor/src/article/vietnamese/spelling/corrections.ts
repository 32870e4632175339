// What a strange word may have been meant to be.

import type { Placement } from "../syllable";
import { inHabit, partsOf, type Syllables } from "./known";
import { familiarity } from "./lists";
import { composed } from "./telex";

const MOST = 5;
/** Beyond this the guess would be about another word. */
const FARTHEST = 4.5;

/** Best first, in the case and the habit of tones of who writes. */
export function corrections(word: string, syllables: Syllables, placement: Placement): string[] {
  const lower = word.toLowerCase().normalize("NFC");
  const telex = composed(lower);
  const sure = [
    ...(syllables.has(lower) ? [lower] : []),
    ...(telex && syllables.has(telex) ? [telex] : []),
    ...partsOf(lower, syllables).map((pair) => pair.join(" ")),
  ];
  const near = sure.length ? [] : nearest(lower, syllables);
  const offered = [...sure, ...near].map((found) => found.split(" ").map((part) => inHabit(part, placement)).join(" "));
  return [...new Set(offered)].slice(0, MOST).map((found) => inCase(found, word));
}

function nearest(word: string, syllables: Syllables): string[] {
  const letters = read(word);
  // Whoever typed no mark at all left them all out.
  const unmarked = /^[a-z]+$/.test(word);
  return syllables.all
    .map((found) => ({ found, far: Math.abs(found.length - word.length) > 2 ? Infinity : distance(letters, read(found), unmarked ? 0.25 : 1) - familiarity(found) }))
    .filter(({ far }) => far <= FARTHEST)
    .sort((one, other) => one.far - other.far)
    .slice(0, MOST)
    .map(({ found }) => found);
}

interface Letters {
  bases: string[];
  marks: string[];
  tone: string;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

function read(word: string): Letters {
  const whole = word.normalize("NFD");
  const parts = whole.replace(TONE, "").replace(/đ/g, "d\u0335").match(/\P{M}\p{M}*/gu) ?? [];
  return { bases: parts.map((part) => part.charAt(0)), marks: parts.map((part) => part.slice(1)), tone: (whole.match(TONE) ?? []).join("") };
}

// What is mistaken for each other: by ear, by the eye, by the neighbouring key.
const ALIKE = new Set(["sx", "xs", "iy", "yi", "dr", "rd", "ln", "nl", "ck", "kc", "cq", "qc", "tc", "ct", "dg", "gd"]);
const HOOK_AND_TILDE = new Set(["\u0309\u0303", "\u0303\u0309"]);

/** Letters cost two, marks `mark`, the usual mistakes half. */
function distance(one: Letters, other: Letters, mark: number): number {
  const rows = Array.from({ length: one.bases.length + 1 }, () => new Array<number>(other.bases.length + 1).fill(0));
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  const lost = (letters: Letters, index: number) =>
    // h and g are what ngh, gh, nh, ch, kh and ng lack or have too much.
    letters.bases[index] === "h" || (letters.bases[index] === "g" && letters.bases[index - 1] === "n") || letters.bases[index] === letters.bases[index - 1] ? 1 : 2;
  for (let row = 0; row <= one.bases.length; row += 1)
    for (let column = 0; column <= other.bases.length; column += 1) {
      if (!row && !column) continue;
      const [a, b] = [one.bases[row - 1] ?? "", other.bases[column - 1] ?? ""];
      const swap = row && column && a === b ? (one.marks[row - 1] === other.marks[column - 1] ? 0 : mark) : ALIKE.has(a + b) ? 1 : 2;
      const turned = row > 1 && column > 1 && a === other.bases[column - 2] && b === one.bases[row - 2];
      const line = rows[row];
      if (line)
        line[column] = Math.min(
          at(row - 1, column - 1) + swap,
          at(row - 1, column) + lost(one, row - 1),
          at(row, column - 1) + lost(other, column - 1),
          turned ? at(row - 2, column - 2) + 1 : Infinity,
        );
    }
  const tone = one.tone === other.tone ? 0 : HOOK_AND_TILDE.has(one.tone + other.tone) ? mark / 2 : mark;
  return at(one.bases.length, other.bases.length) + tone;
}

function inCase(found: string, word: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return found.toUpperCase();
  return /^\p{Lu}/u.test(word) ? found.charAt(0).toUpperCase() + found.slice(1) : found;
}
