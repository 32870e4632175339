// The names of the words, taken from the Rust that holds them: a script that
// asks for a word nobody wrote does not compile.
import { readFileSync, writeFileSync } from "node:fs";

const source = readFileSync(new URL("../app/src/i18n/editor.rs", import.meta.url), "utf8");
const line = /^ {8}(\w+): ("(?:[^"\\]|\\.)*"), "(?:[^"\\]|\\.)*";$/gm;

export const vietnamese = Object.fromEntries([...source.matchAll(line)].map(([, key, text]) => [key, JSON.parse(text)]));

export function writeKeys() {
  const keys = Object.keys(vietnamese).map((key) => `  | "${key}"`);
  writeFileSync(new URL("src/article/word-keys.ts", import.meta.url), `export type WordKey =\n${keys.join("\n")};\n`);
}
