// Files that never change under their address: from the device, once they are there.

import { FILES, MEDIA, SEARCH, isWanted } from "./kept";
import { fromNetwork } from "./network";
import { MAX_PICTURE_BYTES, isImmutable } from "./rules";
import { BUILD } from "./scope";
import { openSearchFile, storeSearchFile } from "./search";
import { inTurn } from "./turns";

/** The cache for the file at `path`, if it is one that is kept. */
export function cacheOf(path: string): string | undefined {
  const [, folder, name, file] = path.split("/");
  if (!name) return undefined;
  if (folder === "pkg" && file) return FILES + name;
  if (folder === "media") return MEDIA;
  // What is saved for offline use, the page keeps itself.
  return folder === "search" && name !== "block" && name !== "archive" ? SEARCH : undefined;
}

/** Answers with a file of the cache called `name`. */
export async function openFile(event: FetchEvent, path: string, name: string): Promise<Response> {
  if (name === SEARCH) return openSearchFile(event, path);
  const kept = await caches.match(path, { cacheName: name });
  if (kept) return kept;
  const network = fromNetwork(event);
  event.waitUntil(network.then((response) => store(path, name, response.clone())).catch(() => undefined));
  return network;
}

/** Keeps a file that the browser has just loaded without the worker, out of the browser's cache. */
export async function keepLoadedFile(path: string, name: string): Promise<void> {
  if (await caches.match(path, { cacheName: name })) return;
  await store(path, name, await fetch(path, { cache: "force-cache" }));
}

async function store(path: string, name: string, response: Response): Promise<void> {
  if (name === SEARCH) {
    await storeSearchFile(path, response);
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
