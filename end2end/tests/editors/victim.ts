// A portal of a test's own: to be killed, or to be filled with what harms.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import type { Role } from "./staff";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(here, "../../../target");
const bin = resolve(process.env.BANTIN_BIN ?? join(target, "release/bantin"));

/** A portal that nobody else asks. */
export class Victim {
  private process: ChildProcess | null = null;
  private readonly env: NodeJS.ProcessEnv;

  constructor(readonly port: number) {
    this.env = {
      ...process.env,
      BANTIN_DATA_DIR: mkdtempSync(join(tmpdir(), "bantin-victim-")),
      BANTIN_LISTEN: `127.0.0.1:${port}`,
    };
    delete this.env.BANTIN_DATABASE_URL;
    this.run("seed", "--demo");
  }

  static async find(): Promise<Victim> {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => probe.once("listening", listening));
    const { port } = probe.address() as AddressInfo;
    await new Promise((closed) => probe.close(closed));
    return new Victim(port);
  }

  run(...words: string[]): string {
    return spawnSync(bin, words, { env: this.env, encoding: "utf8" }).stdout.trim();
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.process = spawn(bin, ["serve"], { env: this.env, stdio: "ignore" });
    await expect.poll(async () => (await fetch(`${this.origin}/readyz`).catch(() => null))?.status, { timeout: 20_000 }).toBe(200);
  }

  async kill(): Promise<void> {
    const dying = this.process;
    if (!dying || dying.exitCode !== null) return;
    const gone = new Promise((exit) => dying.once("exit", exit));
    dying.kill("SIGKILL");
    await gone;
  }
}

/** Logs in as somebody new. */
export async function enter(page: Page, victim: Victim, role: Role): Promise<void> {
  const link = victim.run("user", "add", role, "--name", role, "--role", role);
  await page.goto(victim.origin + new URL(link).pathname);
  for (const field of await page.locator("input[type=password]").all()) await field.fill("mot mat khau dai va la");
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/\/quan-tri$/);
}
