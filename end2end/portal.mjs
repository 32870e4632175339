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
  // Tests share two processors with it.
  BANTIN_AVIF_SPEED: "0",
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

// Somebody of each role; their links are used up below.
const roles = ["reporter", "editor", "approver", "administrator"];
const links = roles.map((role) => {
  const { stdout } = spawnSync(bin, ["user", "add", `thu.${role}`, "--name", `Đồng chí ${role}`, "--role", role], { env, encoding: "utf8" });
  return stdout.trim();
});

const server = spawn(bin, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
mkdirSync(join(here, "test-results"), { recursive: true });
let said = "";
server.stdout.on("data", (chunk) => {
  said += chunk;
  process.stdout.write(chunk);
  const link = said.match(/https?:\/\/\S+\/dang-nhap\/lien-ket\/\S+/)?.[0];
  if (link) writeFileSync(join(here, "test-results/admin-link.txt"), link);
});
void logAllIn();

/** Keeps a session of each role where tests find it (`tests/editors/staff.ts`). */
async function logAllIn() {
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await new Promise((later) => setTimeout(later, 100));
  for (const [index, role] of roles.entries()) {
    const address = `${origin}${new URL(links[index]).pathname}`;
    const body = new URLSearchParams({ password: "mot mat khau dai va la", again: "mot mat khau dai va la" });
    const answer = await fetch(address, { method: "POST", body, redirect: "manual", headers: { Origin: origin, Host: `127.0.0.1:${port}` } });
    const [cookie] = answer.headers.getSetCookie();
    if (!cookie) throw new Error(`${role} cannot log in: ${answer.status} ${await answer.text()}`);
    const [name, value] = cookie.split(";")[0].split("=");
    const state = { cookies: [{ name, value, domain: "127.0.0.1", path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" }], origins: [] };
    writeFileSync(join(here, `test-results/${role}.json`), JSON.stringify(state));
  }
}

for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 1));
