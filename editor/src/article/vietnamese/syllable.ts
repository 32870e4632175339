// One written Vietnamese syllable: its letters, its tone, and the letter that
// carries the mark of the tone. The portal's own reading is `domain/src/text`.

/** Where *oa*, *oe* and *uy* without an ending carry their tone: *hòa* or *hoà*. */
export type Placement = "old" | "new";

export interface Syllable {
  /** Composed, with the marks of its vowels (â, ê, ơ …) but without the tone. */
  letters: string;
  /** A combining mark, or nothing for the level tone. */
  tone: string;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const VOWELS = "aăâeêioôơuưy";
// "qu" and, before a vowel, "gi" are consonants. A final k is of names (Đắk).
const PARTS = new RegExp(`^(qu|gi(?=[${VOWELS}])|ngh?|[cknpt]h|gh|tr|[bcdđghklmnprstvx]|)([${VOWELS}]+)(ng|nh|ch|[ckmnpt]|)$`);

/** Letters and tone; nothing for what carries two tones. */
export function takeApart(word: string): Syllable | null {
  const apart = word.normalize("NFD");
  const tones = apart.match(TONES) ?? [];
  return tones.length > 1 ? null : { letters: apart.replace(TONES, "").normalize("NFC"), tone: tones[0] ?? "" };
}

/** Which letter carries the tone; nothing where no Vietnamese syllable is written. */
export function toneLetter(letters: string, placement: Placement): number | null {
  const parts = PARTS.exec(letters.toLowerCase());
  if (!parts) return null;
  const [, onset = "", vowels = "", ending = ""] = parts;
  const qualified = vowels.search(/[ăâêôơư](?!.*[ăâêôơư])/);
  if (qualified >= 0) return onset.length + qualified;
  if (ending) return onset.length + vowels.length - 1;
  const glide = placement === "new" && /^(oa|oe|uy)$/.test(vowels);
  return onset.length + (glide || vowels.length > 2 ? 1 : 0);
}

/** The syllable as that habit writes it. */
export function written({ letters, tone }: Syllable, placement: Placement): string | null {
  const at = toneLetter(letters, placement);
  return at === null ? null : (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize("NFC");
}
