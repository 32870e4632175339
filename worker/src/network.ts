// Waiting for a network that may be poor.

import { PATIENCE } from "./rules";

/** The network's answer; the browser asks ahead, while the worker starts, where it can (navigation preload). */
export async function fromNetwork(event: FetchEvent): Promise<Response> {
  const ahead = (await event.preloadResponse) as Response | undefined;
  return ahead ?? fetch(event.request);
}

/** What the network answers, or `undefined` when the reader has waited long enough or it failed. */
export function soon(network: Promise<Response>): Promise<Response | undefined> {
  const patience = new Promise<undefined>((done) => setTimeout(done, PATIENCE));
  return Promise.race([network.catch(() => undefined), patience]);
}
