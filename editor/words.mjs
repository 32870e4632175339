// The names of the words, taken from the Rust that holds them: a script that
// asks for a word nobody wrote does not compile.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const source = readFileSync(new URL("../app/src/i18n/editor.rs", import.meta.url), "utf8");
const line = /^ {8}(\w+): ("(?:[^"\\]|\\.)*"), "(?:[^"\\]|\\.)*";$/gm;

export const vietnamese = Object.fromEntries([...source.matchAll(line)].map(([, key, text]) => [key, JSON.parse(text)]));

export function writeKeys() {
  const file = new URL("src/article/word-keys.ts", import.meta.url);
  const text = `export type WordKey =\n${Object.keys(vietnamese).map((key) => `  | "${key}"`).join("\n")};\n`;
  // Untouched where nothing changed: builds go by what changed.
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
