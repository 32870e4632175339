import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

test("the writing screen stays within 180 KB, the scripts of every page and of forms within 4 KB, the dictionary apart from both", () => {
  const size = (name: string) => brotliCompressSync(readFileSync(new URL(`../../target/site/pkg/${name}.js`, import.meta.url))).length;
  expect(size("article")).toBeLessThan(180 * 1024);
  expect(size("desk")).toBeLessThan(4 * 1024);
  expect(size("spelling")).toBeLessThan(24 * 1024);
  expect(size("files")).toBeLessThan(4 * 1024);
});
