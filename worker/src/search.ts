// Files of the search index. Parts never change under their names: those on the
// device are not asked for again. Roots come from the network as long as it answers.

import { SEARCH } from "./kept";
import { fromNetwork, soon } from "./network";
import { assemble, isRoot, partsOf, unpack } from "./parts";
import { MAX_SEARCH_FILES } from "./rules";
import { inTurn } from "./turns";

/** Parts this worker has marked as used. */
const used = new Set<string>();

/** Answers with a root, a part or a pack of parts. */
export async function openSearchFile(event: FetchEvent, path: string): Promise<Response> {
  const { names } = partsOf(path);
  const root = names.some(isRoot);
  const there = root ? undefined : await assemble(path);
  if (there) {
    event.waitUntil(touch(names));
    return there;
  }
  const network = fromNetwork(event);
  event.waitUntil(network.then((response) => storeSearchFile(path, response.clone())).catch(() => undefined));
  return (root && (await soon(network))) || (root && (await assemble(path))) || network;
}

/** Keeps what came, each part by itself. */
export async function storeSearchFile(path: string, response: Response): Promise<void> {
  if (response.status !== 200) return;
  const { names, packed } = partsOf(path);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const parts = packed ? unpack(bytes) : [bytes];
  if (parts.length === names.length) await store(names.map((name, at) => [name, parts[at]!]));
}

/** Marks parts as used, once in this worker's life. */
async function touch(names: string[]): Promise<void> {
  const found: [string, Uint8Array][] = [];
  for (const name of names) {
    if (used.has(name)) continue;
    const kept = await caches.match(`/search/${name}`, { cacheName: SEARCH });
    if (kept) found.push([name, new Uint8Array(await kept.arrayBuffer())]);
  }
  await store(found);
}

/** Keeps parts as the ones used last. */
async function store(parts: [string, Uint8Array][]): Promise<void> {
  if (!parts.length) return;
  await inTurn(async () => {
    const cache = await caches.open(SEARCH);
    for (const [name, bytes] of parts) {
      used.add(name);
      // Not every browser moves what is put again to the end.
      await cache.delete(`/search/${name}`);
      await cache.put(`/search/${name}`, new Response(bytes as BodyInit));
    }
    const files = await cache.keys();
    for (const file of files.slice(0, -MAX_SEARCH_FILES)) await cache.delete(file);
  });
}
