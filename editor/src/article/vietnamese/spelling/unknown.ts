// Which words of a text are worth a second look. A hint that is mostly wrong is
// soon turned off, so whatever may well be meant is let be: names, abbreviations,
// document numbers, addresses, and words of other languages.

import { takeApart, toneLetter } from "../syllable";
import { lettersIn, runs, type Run, type Span } from "../words";
import { partsOf, vowelGroups, type Syllables } from "./known";
import { FOREIGN } from "./lists";
import { composed } from "./telex";

const SENTENCE_START = /(?:^|[.!?:…\n])[\s"'“”‘’«(\[•–—-]*$/;
const VIETNAMESE = /^[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+$/;
const ROMAN = /^[ivxlc]+$/;

export function unknownWords(text: string, syllables: Syllables): Span[] {
  const words = runs(text).flatMap((run) => readable(run).map((word) => ({ ...word, verdict: judge(word, text, syllables) })));
  return words
    .filter(({ verdict }, index) => verdict === "wrong" || (isDoubtful(verdict) && ![-1, 1].some((step) => isForeign(words[index + step]?.verdict))))
    .map(({ from, to }) => ({ from, to }));
}

/** `strange` and `keys` are wrong where they stand alone; beside the like of them they are another language. */
type Verdict = "fine" | "wrong" | "strange" | "keys" | "foreign";

const isDoubtful = (verdict: Verdict): boolean => verdict === "strange" || verdict === "keys";
const isForeign = (verdict: Verdict | undefined): boolean => verdict === "strange" || verdict === "foreign";

/** The words in what stands between spaces. Numbers, document numbers, and what hyphens and apostrophes join (*ki-lô-mét*, *M’gar*) are read by people only. */
function readable(run: Run): Run[] {
  if (/[\d_&#+=<>*~^%$]/.test(run.text) || /\p{L}['’-]\p{L}/u.test(run.text)) return [];
  return lettersIn(run);
}

function judge({ text: word, from, to }: Run, text: string, syllables: Syllables): Verdict {
  const lower = word.toLowerCase().normalize("NFC");
  if (syllables.isWritten(lower)) return "fine";
  if (FOREIGN.has(lower) || !VIETNAMESE.test(lower)) return "foreign";
  if (lower.length === 1 || ROMAN.test(lower)) return "fine";
  const wrong = /[^a-z]/.test(lower.replace(/đ/g, "d")) ? marked(lower, syllables) : null;
  const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
  if (capitals === 0) return wrong ?? bare(lower, syllables);
  if (capitals === lower.length) return wrong === "wrong" && (takeApart(lower)?.tone || toneLetter(lower, "new") !== null) ? wrong : "fine";
  // Names, what begins with a name, and ThS, iPhone.
  const begins = capitals === 1 && SENTENCE_START.test(text.slice(0, from)) && !/^\s+\p{Lu}/u.test(text.slice(to));
  return wrong === null ? "foreign" : begins ? wrong : "fine";
}

/** More than one group of vowels is no syllable: *kilômét* is borrowed, but *nghiêncứu* lacks a space. */
function marked(word: string, syllables: Syllables): Verdict {
  return vowelGroups(word) < 2 || partsOf(word, syllables).length ? "wrong" : "foreign";
}

/** A word in small letters without a single mark. */
function bare(word: string, syllables: Syllables): Verdict {
  const meant = composed(word);
  if (meant && syllables.isWritten(meant)) return /aa|ee|oo|dd|w/.test(word) ? "wrong" : "keys";
  return vowelGroups(word) === 1 && !/[fjwz]/.test(word) ? "strange" : "foreign";
}
