// The service worker: what was read can be read again without network.
//
// It keeps pages that are the same for everyone, and their files; it never
// keeps what `rules.ts` does not name, and never shows a copy as the page itself.

import { isDocument, keepAhead, keepLoaded, openDocument } from "./documents";
import { cacheOf, keepLoadedFile, openFile } from "./files";
import { tidy } from "./kept";
import { prepare } from "./offline";
import { scope } from "./scope";
import { inTurn } from "./turns";

/** What a page that loaded without the worker tells it. */
interface Loaded {
  page: string;
  files: string[];
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", (event) => event.waitUntil(keep(event.data as Loaded)));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Parts of a video go their own way.
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return;
  const cache = cacheOf(url.pathname);
  if (cache) event.respondWith(openFile(event, url.pathname, cache));
  else if (isDocument(request)) event.respondWith(openDocument(event, url));
});

/**
 * A new build takes over at once. Open pages lose nothing: their script is in memory, and at their
 * next navigation they meet a page of the new build and load it whole (`boot/offline.js`).
 */
async function install(): Promise<void> {
  await prepare();
  await keepAhead().catch(() => undefined);
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  await scope.registration.navigationPreload?.enable();
  await inTurn(tidy);
  await scope.clients.claim();
}

async function keep({ page, files }: Loaded): Promise<void> {
  await keepLoaded(new URL(page));
  for (const file of files) {
    const { origin, pathname } = new URL(file);
    const cache = origin === location.origin && cacheOf(pathname);
    if (cache) await keepLoadedFile(pathname, cache);
  }
}
