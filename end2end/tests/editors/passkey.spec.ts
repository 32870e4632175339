// Browsers make passkeys for names and not for numbers, so this portal is
// reached as `localhost`; it has a data folder of its own.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";

const PASSWORD = "mot mat khau dai va la";
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url));
const bin = resolve(process.env.BANTIN_BIN ?? join(target, "release/bantin"));

let portal: ChildProcess;
let origin: string;

test.beforeAll(async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => free.once("listening", listening));
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BANTIN_DATA_DIR: mkdtempSync(join(tmpdir(), "bantin-passkey-")),
    BANTIN_LISTEN: `127.0.0.1:${port}`,
    BANTIN_BASE_URL: origin,
    BANTIN_ADMIN_PASSWORD: PASSWORD,
  };
  delete env.BANTIN_DATABASE_URL;
  portal = spawn(bin, ["serve"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((said) => portal.stdout?.once("data", said));
});

test.afterAll(() => {
  portal.kill("SIGTERM");
});

async function password(page: Page): Promise<void> {
  await page.goto(`${origin}/dang-nhap`);
  await page.getByLabel("Tên đăng nhập").fill("quantri");
  await page.getByLabel("Mật khẩu").fill(PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

test("a passkey is made at the desk and shown at the next login", async ({ page }) => {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await password(page);
  await page.goto(`${origin}/quan-tri/tai-khoan/xac-thuc`);
  await page.getByLabel("Đặt tên khoá").fill("Máy thử");
  await page.getByRole("button", { name: "Thêm khoá truy cập" }).click();
  await expect(page.getByRole("heading", { name: "Mã dự phòng" })).toBeVisible();
  await expect(page.locator(".recovery-codes li")).toHaveCount(10);
  await page.getByRole("link", { name: "Tôi đã cất các mã này" }).click();
  await expect(page.getByText("Máy thử")).toBeVisible();
  await page.getByRole("button", { name: "Đăng xuất" }).click();

  await password(page);
  await expect(page).toHaveURL(/\/dang-nhap\/xac-thuc$/);
  await page.getByRole("button", { name: "Dùng khoá truy cập" }).click();
  await expect(page).toHaveURL(/\/quan-tri$/);
});
