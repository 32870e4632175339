// Starts the portal the tests read: an empty data folder, the demo content, and
// the model page where the shared data is beside the project.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(here, "../target");
const bin = resolve(process.env.BANTIN_BIN ?? join(target, "release/bantin"));
const port = process.env.BANTIN_TEST_PORT;
const env = {
  ...process.env,
  BANTIN_DATA_DIR: mkdtempSync(join(tmpdir(), "bantin-end2end-")),
  BANTIN_LISTEN: `127.0.0.1:${port}`,
};
delete env.BANTIN_DATABASE_URL;

const run = (...args) => {
  const { status, error } = spawnSync(bin, args, { env, stdio: "inherit" });
  if (error || status !== 0) throw error ?? new Error(`bantin ${args.join(" ")} ended with ${status}`);
};

run("seed", "--demo");
const model = resolve(here, "../../shared/data/seed/articles.jsonl");
if (existsSync(model)) run("import", "jsonl", model);
else console.log("the shared data is absent: tests of the model page will be skipped");

const server = spawn(bin, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
mkdirSync(join(here, "test-results"), { recursive: true });
let said = "";
server.stdout.on("data", (chunk) => {
  said += chunk;
  process.stdout.write(chunk);
  const link = said.match(/https?:\/\/\S+\/dang-nhap\/lien-ket\/\S+/)?.[0];
  if (link) writeFileSync(join(here, "test-results/admin-link.txt"), link);
});
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 1));
