// The pages on the device, and what belongs to them.

import { annotate, describe, noteOf, type Note } from "./note";
import { MAX_BUILDS, MAX_PICTURES, ruleOf } from "./rules";
import { BUILD, scope } from "./scope";
import { inTurn } from "./turns";

const PAGES = "bantin-pages";
/** Pictures of kept pages. */
export const MEDIA = "bantin-media";
export const SEARCH = "bantin-search";
/** Followed by the build: its files, and its page for readers without network. */
export const FILES = "bantin-pkg-";

const pages = () => caches.open(PAGES);

interface KeptPage {
  request: Request;
  url: URL;
  note: Note;
}

/** The pictures that kept pages show; unknown until a worker first looks. */
let wanted: Set<string> | undefined;

/** Keeps a page that came just now. */
export function keepPage(path: string, response: Response): Promise<void> {
  return inTurn(async () => {
    const { headers } = response;
    const html = await response.text();
    const note = describe(html, headers);
    // While servers change over, a page may come from another build than the worker.
    await caches.open(FILES + note.build);
    await (await pages()).put(path, annotate(html, headers, note));
    await tidy();
  });
}

/** Forgets a page that the server no longer has. */
export function forgetPage(path: string): Promise<void> {
  return inTurn(async () => {
    if (await (await pages()).delete(path)) await tidy();
  });
}

/** The kept copy at `path` as it was. */
export async function keptPage(path: string): Promise<Response | undefined> {
  return (await pages()).match(path);
}

/** The kept copy for the reader: it says when it was made, and counts as read now. */
export async function show(event: FetchEvent, path: string, kept: Response): Promise<Response> {
  const { headers } = kept;
  const note = noteOf(kept);
  const html = await kept.text();
  const touch = async () => {
    const cache = await pages();
    // A newer copy may have come meanwhile.
    const now = await cache.match(path);
    if (now && noteOf(now).at === note.at) {
      await cache.put(path, annotate(html, headers, { ...note, read: Date.now() }));
    }
  };
  event.waitUntil(inTurn(touch));
  // Of two attributes with one name the first counts.
  const made = new Date(note.at).toISOString();
  return new Response(html.replace("<html ", `<html data-kept-at="${made}" `), { headers });
}

/** What is kept, last read first. */
export async function allPages(): Promise<KeptPage[]> {
  const cache = await pages();
  const all: KeptPage[] = [];
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept) all.push({ request, url: new URL(request.url), note: noteOf(kept) });
  }
  return all.sort((one, other) => other.note.read - one.note.read);
}

/** Whether a kept page shows the picture with this hash. To be asked in turn. */
export async function isWanted(picture: string): Promise<boolean> {
  if (!wanted) await tidy();
  return !!wanted?.has(picture);
}

/**
 * Drops the pages read longest ago where there are too many, then the pictures and the files that
 * no page is left for. To be done in turn.
 *
 * A kept page needs the script and style of the build that made it: rewritten to a later build's, its
 * islands would read data of another shape. Those files stay as long as the page does.
 */
export async function tidy(): Promise<void> {
  const cache = await pages();
  const counts = new Map<string, number>();
  const builds = new Set([BUILD]);
  const pictures = new Set<string>();
  for (const { request, url, note } of await allPages()) {
    const rule = ruleOf(url);
    const count = (counts.get(rule?.kind ?? "") ?? 0) + 1;
    const tooMany = !rule || count > rule.limit || (!builds.has(note.build) && builds.size === MAX_BUILDS);
    if (tooMany) {
      await cache.delete(request);
      continue;
    }
    counts.set(rule.kind, count);
    builds.add(note.build);
    for (const picture of note.pictures) pictures.add(picture);
  }
  wanted = pictures;
  await dropPictures([...pictures]);
  // A worker that is being installed gathers files no page refers to yet; it tidies up when it starts.
  if (scope.registration.installing || scope.registration.waiting) return;
  for (const name of await caches.keys()) {
    if (name.startsWith(FILES) && !builds.has(name.slice(FILES.length))) await caches.delete(name);
  }
}

/** Leaves the pictures in `order` as far as there is room. */
async function dropPictures(order: string[]): Promise<void> {
  const cache = await caches.open(MEDIA);
  const ranked = (await cache.keys()).map((request) => {
    const rank = order.indexOf(new URL(request.url).pathname.split("/")[2]!);
    return { request, rank: rank < 0 ? Infinity : rank };
  });
  ranked.sort((one, other) => one.rank - other.rank);
  const kept = ranked.filter(({ rank }) => rank < Infinity).slice(0, MAX_PICTURES);
  for (const { request } of ranked.slice(kept.length)) await cache.delete(request);
}
