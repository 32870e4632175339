// Moves the marks of tones from one habit's letter to the other's (*hòa*, *hoà*).

import { takeApart, written, type Placement } from "./syllable";
import { lettersIn, runs, type Span } from "./words";

export interface Change extends Span {
  insert: string;
}

export interface Retoned {
  /** How many words change. */
  words: number;
  /** Letter by letter, from left to right: what is bold stays so. */
  changes: Change[];
}

/** What has to change in `text`, of the words that `within` touches. */
export function retone(text: string, placement: Placement, within: Span = { from: 0, to: text.length }): Retoned {
  const result: Retoned = { words: 0, changes: [] };
  for (const word of runs(text).flatMap(lettersIn)) {
    if (word.to <= within.from || word.from >= within.to) continue;
    const wanted = retoned(word.text, placement);
    if (wanted === null) continue;
    result.words += 1;
    let at = word.from;
    const letters = wanted.match(LETTER) ?? [];
    for (const [index, letter] of (word.text.match(LETTER) ?? []).entries()) {
      const insert = letters[index] ?? "";
      if (letter.normalize("NFC") !== insert) result.changes.push({ from: at, to: at + letter.length, insert });
      at += letter.length;
    }
  }
  return result;
}

export function changed(text: string, changes: Change[]): string {
  return changes.reduceRight((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), text);
}

const LETTER = /\P{M}\p{M}*/gu;

/** The word in the other habit. A tone that neither habit writes is a mistake, and not for us to move. */
function retoned(word: string, placement: Placement): string | null {
  const syllable = takeApart(word);
  if (!syllable?.tone) return null;
  const [before, after] = [written(syllable, placement === "new" ? "old" : "new"), written(syllable, placement)];
  return after !== before && before === word.normalize("NFC") ? after : null;
}
