// Bundles the scripts of the desk into the folder the portal serves.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { writeKeys } from "./words.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

writeKeys();
if (!process.argv.includes("--keys")) {
  await build({
    entryPoints: {
      desk: here("src/desk.ts"),
      article: here("src/article/main.ts"),
      files: here("src/files/main.ts"),
      library: here("src/library/main.ts"),
      passkey: here("src/passkey.ts"),
      spelling: here("src/article/vietnamese/spelling/worker.ts"),
      week: here("src/week/main.ts"),
    },
    outdir: process.env.BANTIN_PKG ?? here("../target/site/pkg"),
    bundle: true,
    format: "esm",
    target: "es2020",
    minify: true,
    loader: { ".dic": "text" },
    charset: "utf8",
    legalComments: "none",
  });
}
