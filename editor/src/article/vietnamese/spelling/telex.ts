// Keys that no input method composed: *vieejt* was meant to be *việt*.

import { written } from "../syllable";

const TONE_KEYS: Record<string, string> = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const PAIRS: [RegExp, string][] = [
  [/aa/, "â"], [/ee/, "ê"], [/oo/, "ô"], [/dd/, "đ"], [/aw/, "ă"], [/uow|uwow/, "ươ"], [/ow/, "ơ"], [/uw/, "ư"],
];

/** What Telex makes of bare keys, if it makes a syllable with a mark. */
export function composed(keys: string): string | null {
  if (!/^[a-z]{2,9}$/.test(keys)) return null;
  // A tone is typed after its vowel, there or at the end.
  const [, start = "", key = "", end = ""] = /^(.*[aeiouyw][^aeiouy]*?)([sfrxj])(?![sfrxj])([a-z]*)$/.exec(keys) ?? ["", keys];
  const letters = PAIRS.reduce((text, [pair, letter]) => text.replace(pair, letter), start + end);
  const word = written({ letters, tone: TONE_KEYS[key] ?? "" }, "old");
  return word === keys ? null : word;
}
