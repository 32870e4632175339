// The buttons of the workflow follow what a save has changed: what was approved
// is to be approved again, what is published can be published anew.

import { address, data } from "../page";

const FOLLOWING = [".writing-state .state", ".writing-steps", ".writing-more"];

let shown = data.state;

export async function follow(state: string): Promise<void> {
  if (state === shown) return;
  shown = state;
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of FOLLOWING) {
    const fresh = page.querySelector(part);
    if (fresh) document.querySelector(part)?.replaceWith(fresh);
  }
}

/** Every form of the page acts on the version that was saved last. */
export function onVersion(version: number): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="version"]')) input.value = String(version);
}
