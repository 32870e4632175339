// A poor network: the connection breaks in the middle of a file, and what the
// server has is not sent again.
import { expect, test, type Page } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { at } from "./staff";

const SIZE = 6 * 1024 * 1024;

/** A network of its own before the portal, which can be cut. */
class Network {
  /** Bytes that browsers sent. */
  sent = 0;
  /** After so many the connection breaks. */
  breaksAfter = Infinity;
  #sockets = new Set<Socket>();
  #server: Server;

  constructor(port: number) {
    this.#server = createServer((browser) => {
      if (this.sent > this.breaksAfter) return browser.destroy();
      const portal = connect(port, "127.0.0.1");
      for (const [one, other] of [[browser, portal], [portal, browser]] as const) {
        this.#sockets.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
      }
      portal.pipe(browser);
      browser.on("data", (bytes) => {
        this.sent += bytes.length;
        if (this.sent > this.breaksAfter) return this.#cut();
        if (!portal.write(bytes)) {
          browser.pause();
          portal.once("drain", () => browser.resume());
        }
      });
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, "127.0.0.1", ready));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#cut();
    this.#server.close();
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }
}

/** A PDF that no other test has; the portal looks at its beginning only. */
const document = () => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(SIZE), Buffer.from("\n%%EOF\n")]);

async function onPoorNetwork(baseURL: string | undefined, play: (network: Network, origin: string) => Promise<void>): Promise<void> {
  const network = new Network(Number(new URL(baseURL ?? "").port));
  const origin = await network.open();
  try {
    await play(network, origin);
  } finally {
    network.close();
  }
}

/** From the disk: a file is known by its date too. */
async function choose(page: Page, name: string, bytes: Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  if (!existsSync(path)) writeFileSync(path, bytes);
  await page.getByLabel("Chọn ảnh hoặc tệp từ máy").setInputFiles(path);
  await page.getByRole("button", { name: "Tải lên", exact: true }).click();
}

test("a file goes on where the network broke", async ({ browser, baseURL }) => {
  const page = await at(browser, "reporter");
  await onPoorNetwork(baseURL, async (network, origin) => {
    await page.goto(`${origin}/quan-tri/tep`);
    network.sent = 0;
    network.breaksAfter = SIZE / 2;
    await choose(page, "mang-yeu.pdf", document());
    const line = page.locator(".sending li");
    await expect(line).toContainText("Mạng bị ngắt khi đã tải");
    await expect(line.getByRole("button", { name: "Huỷ" })).toBeVisible();
    network.breaksAfter = Infinity;
    await line.getByRole("button", { name: "Tiếp tục" }).click();
    await expect(page.locator(".shelf").getByText("mang-yeu.pdf").first()).toBeVisible();
    // The file, once, and what requests need beside it; of what was under way some may be lost.
    expect(network.sent).toBeLessThan(SIZE + 1.5 * 1024 * 1024);
  });
});

test("a file goes on when it is chosen again on a page that was opened anew", async ({ browser, baseURL }) => {
  const page = await at(browser, "reporter");
  await onPoorNetwork(baseURL, async (network, origin) => {
    const bytes = document();
    await page.goto(`${origin}/quan-tri/tep`);
    network.breaksAfter = network.sent + SIZE / 2;
    await choose(page, "mo-lai.pdf", bytes);
    await expect(page.locator(".sending li")).toContainText("Mạng bị ngắt khi đã tải");
    network.breaksAfter = Infinity;
    await page.reload();
    network.sent = 0;
    await choose(page, "mo-lai.pdf", bytes);
    await expect(page.locator(".shelf").getByText("mo-lai.pdf").first()).toBeVisible();
    expect(network.sent).toBeLessThan(0.8 * SIZE);
  });
});

test("a file that was given up is gone from the server too", async ({ browser, baseURL }) => {
  const page = await at(browser, "reporter");
  await onPoorNetwork(baseURL, async (network, origin) => {
    await page.goto(`${origin}/quan-tri/tep`);
    network.breaksAfter = network.sent + SIZE / 2;
    const announced = page.waitForResponse((response) => response.request().method() === "POST" && response.status() === 201);
    await choose(page, "thoi.pdf", document());
    const address = await (await announced).headerValue("location");
    await expect(page.locator(".sending li")).toContainText("Mạng bị ngắt khi đã tải");
    network.breaksAfter = Infinity;
    await page.locator(".sending li").getByRole("button", { name: "Huỷ" }).click();
    await expect(page.locator(".sending li")).toHaveCount(0);
    const status = () => page.evaluate(async (at) => (await fetch(at, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } })).status, address ?? "");
    await expect.poll(status).toBe(404);
  });
});
