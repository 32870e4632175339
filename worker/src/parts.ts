// The parts of the search index: each kept under its own name, though several
// travel in one answer (`docs/SEARCH.md`), and those of an archive that the
// reader saved for offline use.

import { SEARCH } from "./kept";

const PACK = "/search/pack/";
/** Where the search page saves a whole archive, one cache a language. */
const SAVED = ["bantin-saved-root", "bantin-saved-root-en"];
/** Under which it saves what the archive consists of. */
const CONTENTS = "/search/archive/";

interface Contents {
  /** The root, in base64. */
  root: string;
  /** Its lists of records, in blocks of so many. */
  lists: { name: string; block: number }[];
}

/** Names of the parts that `path` asks for, and whether it asks for a pack of them. */
export function partsOf(path: string): { names: string[]; packed: boolean } {
  const packed = path.startsWith(PACK);
  return { names: path.slice(packed ? PACK.length : "/search/".length).split("."), packed };
}

/** Whether this is a root: what changes under its name. */
export const isRoot = (name: string) => name.startsWith("root");

/** Takes a pack apart: as many parts as it has, each with its length before it. */
export function unpack(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    let length = 0;
    for (let shift = 0, more = true; more && at < bytes.length; shift += 7) {
      const byte = bytes[at++]!;
      length += (byte & 127) * 2 ** shift;
      more = byte > 127;
    }
    parts.push(bytes.subarray(at, (at += length)));
  }
  return parts;
}

function pack(parts: Uint8Array[]): Blob {
  const pieces = parts.flatMap((part) => {
    const length: number[] = [];
    for (let rest = part.length; ; rest >>>= 7) {
      length.push((rest & 127) | (rest > 127 ? 128 : 0));
      if (rest < 128) return [Uint8Array.from(length), part];
    }
  });
  return new Blob(pieces as BlobPart[]);
}

/** What `path` asks for, of what is on the device; `undefined` unless all of it is there. */
export async function assemble(path: string): Promise<Response | undefined> {
  const { names, packed } = partsOf(path);
  const found: Uint8Array[] = [];
  for (const name of names) {
    // A saved archive is whole with its own root only.
    const [first, then] = isRoot(name) ? [savedPart, keptPart] : [keptPart, savedPart];
    const part = (await first(name)) ?? (await then(name));
    if (!part) return undefined;
    found.push(part);
  }
  return new Response(packed ? pack(found) : (found[0] as BodyInit));
}

async function keptPart(name: string): Promise<Uint8Array | undefined> {
  const kept = await caches.match(`/search/${name}`, { cacheName: SEARCH });
  return kept && bytesOf(kept);
}

async function savedPart(name: string): Promise<Uint8Array | undefined> {
  const [file, record] = name.split("~");
  for (const cacheName of SAVED) {
    const contents = await contentsOf(cacheName);
    if (!contents) continue;
    if (cacheName.endsWith(`-${name}`)) return Uint8Array.from(atob(contents.root), (letter) => letter.charCodeAt(0));
    const list = contents.lists.find((list) => list.name === file);
    const address = list ? `/search/block/${file}/${Math.floor(Number(record) / list.block)}` : `/search/${name}`;
    const saved = await caches.match(address, { cacheName });
    if (saved) return list ? unpack(await bytesOf(saved))[Number(record) % list.block] : bytesOf(saved);
  }
  return undefined;
}

async function contentsOf(cacheName: string): Promise<Contents | undefined> {
  const path = CONTENTS + cacheName.replace("bantin-saved-", "");
  return (await caches.match(path, { cacheName }))?.json() as Promise<Contents | undefined>;
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
