import { test as base, expect, type Page } from "@playwright/test";
import { FrontDoor } from "../../front-door";

// Every test has its own address, so its own network and deployments.
export const test = base.extend<{ door: FrontDoor }>({
  door: async ({ baseURL }, use) => {
    const door = await FrontDoor.open(baseURL!);
    await use(door);
    await door.close();
  },
  page: async ({ browser, door }, use) => {
    const context = await browser.newContext({ baseURL: door.url });
    await use(await context.newPage());
    await context.close();
  },
});

/** Takes the network away, and the browser's own cache, which is not there to be relied on. */
export async function cutOff(page: Page, door: FrontDoor): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
  door.shut();
}

/** The paths kept in the caches whose names begin so. */
export function kept(page: Page, cache: string): Promise<string[]> {
  return page.evaluate(async (cache) => {
    const names = (await caches.keys()).filter((name) => name.startsWith(cache));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  }, cache);
}

/** Opens a page and waits until it is on the device. */
export async function read(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => kept(page, "bantin-pages")).toContain(path);
}
