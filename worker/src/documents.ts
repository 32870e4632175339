// Pages: from the network as long as it answers, else the kept copy, else the
// page for readers without network.

import { forgetPage, keepPage, keptPage, show } from "./kept";
import { fromNetwork, soon } from "./network";
import { offlinePage } from "./offline";
import { AHEAD, isPublicPage, isShell, ruleOf } from "./rules";

/** Whether a page is asked for: by the browser, or by the router, which fetches documents. */
export function isDocument(request: Request): boolean {
  return request.mode === "navigate" || request.headers.has("islands-router");
}

/** Answers with a page. */
export async function openDocument(event: FetchEvent, url: URL): Promise<Response> {
  const network = fromNetwork(event);
  if (!ruleOf(url)) return network.catch(() => openShell(event, url));
  // First in line for the answer: it is copied before anybody reads it.
  event.waitUntil(network.then((response) => learn(url, response)).catch(() => undefined));
  const kept = await keptPage(url.pathname);
  if (!kept) return network.catch(() => offlinePage(url));
  const response = await soon(network);
  return response && response.status < 500 ? response : show(event, url.pathname, kept);
}

/** The kept page that can answer `url` by itself, else the page for readers without network. */
async function openShell(event: FetchEvent, url: URL): Promise<Response> {
  const kept = isShell(url.pathname) && (await keptPage(url.pathname));
  return kept ? show(event, url.pathname, kept) : offlinePage(url);
}

/** Keeps a page that the browser has just loaded without the worker, out of the browser's cache. */
export async function keepLoaded(url: URL): Promise<void> {
  if (ruleOf(url)) await learn(url, await fetch(url.href, { cache: "force-cache" }));
}

/** Keeps the pages that are kept unread, unless they are. */
export async function keepAhead(): Promise<void> {
  for (const path of AHEAD) {
    if (!(await keptPage(path))) await learn(new URL(path, location.href), await fetch(path));
  }
}

/** What an answer of the network means for the kept copy. */
async function learn(asked: URL, response: Response): Promise<void> {
  const { status, redirected, type } = response;
  const came = new URL(response.url || asked.href);
  if (ruleOf(came) && isPublicPage(response)) await keepPage(came.pathname, response.clone());
  const gone = status === 404 || status === 410;
  // An article withdrawn there is withdrawn here; one that moved is kept where it is now.
  if (gone || redirected || type === "opaqueredirect") await forgetPage(asked.pathname);
}
