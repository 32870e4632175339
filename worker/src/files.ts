// Files: those that never change under their address from the device, once they
// are there; the root of the search index from the network as long as it answers.

import { FILES, MEDIA, SEARCH, isWanted } from "./kept";
import { fromNetwork, soon } from "./network";
import { MAX_PICTURE_BYTES, MAX_SEARCH_FILES, isImmutable } from "./rules";
import { BUILD } from "./scope";
import { inTurn } from "./turns";

/** Search files this worker has marked as used. */
const used = new Set<string>();

/** The cache for the file at `path`, if it is one that is kept. */
export function cacheOf(path: string): string | undefined {
  const [, folder, name, file] = path.split("/");
  if (!name) return undefined;
  if (folder === "pkg" && file) return FILES + name;
  if (folder === "media") return MEDIA;
  return folder === "search" ? SEARCH : undefined;
}

/** Answers with a file of the cache called `name`. */
export async function openFile(event: FetchEvent, path: string, name: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: name });
  if (kept && isImmutable(kept)) {
    if (name === SEARCH && !used.has(path)) event.waitUntil(storeSearchFile(path, kept.clone()));
    return kept;
  }
  const network = fromNetwork(event);
  event.waitUntil(network.then((response) => store(path, name, response.clone())).catch(() => undefined));
  return kept ? ((await soon(network)) ?? kept) : network;
}

/** Keeps a file that the browser has just loaded without the worker, out of the browser's cache. */
export async function keepLoadedFile(path: string, name: string): Promise<void> {
  if (await caches.match(path, { cacheName: name })) return;
  await store(path, name, await fetch(path, { cache: "force-cache" }));
}

async function store(path: string, name: string, response: Response): Promise<void> {
  if (name === SEARCH) {
    if (response.status === 200) await storeSearchFile(path, response);
  } else if (!isImmutable(response)) {
    return;
  } else if (name === MEDIA) {
    await storePicture(path, response);
  } else {
    await storeBuildFile(path, name, response);
  }
}

/** Keeps a file of a build that is in use: this one, or that of a kept page. */
async function storeBuildFile(path: string, name: string, response: Response): Promise<void> {
  await inTurn(async () => {
    if (name !== FILES + BUILD && !(await caches.has(name))) return;
    await (await caches.open(name)).put(path, response);
  });
}

/** Keeps a picture if a kept page shows it. */
async function storePicture(path: string, response: Response): Promise<void> {
  await inTurn(async () => {
    if (!(await isWanted(path.split("/")[2]!))) return;
    const body = await response.blob();
    if (body.size > MAX_PICTURE_BYTES) return;
    await (await caches.open(MEDIA)).put(path, new Response(body, { headers: response.headers }));
  });
}

/** Keeps a search file as the one used last. */
async function storeSearchFile(path: string, response: Response): Promise<void> {
  used.add(path);
  await inTurn(async () => {
    const cache = await caches.open(SEARCH);
    // Not every browser moves what is put again to the end.
    await cache.delete(path);
    await cache.put(path, response);
    const files = await cache.keys();
    for (const file of files.slice(0, -MAX_SEARCH_FILES)) await cache.delete(file);
  });
}
