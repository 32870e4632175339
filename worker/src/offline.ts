// What a reader sees without network where there is no copy: the server's page
// for it, with what is on the device.

import { FILES, allPages } from "./kept";
import { ruleOf } from "./rules";
import { BUILD, PKG_FOLDER } from "./scope";

const PAGE = "/offline";
const ENGLISH_PAGE = "/en/offline";
const OWN = FILES + BUILD;

/** Fetches the page and what it needs, which the browser mostly has already. */
export async function prepare(): Promise<void> {
  const cache = await caches.open(OWN);
  const files = new Set<string>();
  for (const path of [PAGE, ENGLISH_PAGE]) {
    const page = await fetch(path);
    const html = await page.clone().text();
    const needed = html.match(/\/pkg\/[^"]+/g) ?? [];
    // While servers change over, worker and page may come from different ones.
    if (!page.ok || !needed.length || needed.some((file) => !file.startsWith(PKG_FOLDER))) {
      throw new Error("the page for readers without network is not of this build");
    }
    for (const file of needed) files.add(file);
    await cache.put(path, page);
  }
  for (const file of files) {
    const response = await fetch(file);
    if (!response.ok) throw new Error(`${file} answered ${response.status}`);
    if (file.endsWith(".js")) {
      // A set that grows is walked to its end.
      for (const [, name] of (await response.clone().text()).matchAll(/from\s*"\.\/([^"]+)"/g)) {
        files.add(PKG_FOLDER + name);
      }
    }
    await cache.put(file, response);
  }
}

/** The page in the language of `asked`, listing the articles on the device. */
export async function offlinePage(asked: URL): Promise<Response> {
  const english = /^\/en(\/|$)/.test(asked.pathname);
  const page = await caches.match(english ? ENGLISH_PAGE : PAGE, { cacheName: OWN });
  if (!page) return Response.error();
  const articles = (await allPages()).filter(({ url }) => ruleOf(url)?.kind === "article");
  const items = articles.map(({ url, note }) => `<li><a href="${url.pathname}">${note.title}</a></li>`);
  const html = (await page.text()).replace(/(<ul[^>]*data-kept-list[^>]*>)/, (list) => list + items.join(""));
  const headers = new Headers(page.headers);
  headers.delete("content-encoding");
  return new Response(html, { status: 503, headers });
}
