// The names of the words, taken from the Rust that holds them: a script that
// asks for a word nobody wrote does not compile.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const line = /^ {8}(\w+): ("(?:[^"\\]|\\.)*"), "(?:[^"\\]|\\.)*";$/gm;

function wordsOf(file) {
  const source = readFileSync(new URL(`../app/src/i18n/${file}.rs`, import.meta.url), "utf8");
  return Object.fromEntries([...source.matchAll(line)].map(([, key, text]) => [key, JSON.parse(text)]));
}

export const vietnamese = wordsOf("editor");
export const weekWords = wordsOf("week_script");
export const deskWords = wordsOf("desk");

export function writeKeys() {
  for (const [script, words] of [["article", vietnamese], ["week", weekWords]]) {
    const file = new URL(`src/${script}/word-keys.ts`, import.meta.url);
    const text = `export type WordKey =\n${Object.keys(words).map((key) => `  | "${key}"`).join("\n")};\n`;
    // Untouched where nothing changed: builds go by what changed.
    if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
  }
}
