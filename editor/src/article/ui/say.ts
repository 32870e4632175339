// Tells screen readers what happened where nothing that is looked at says it.

import { el } from "./dom";

let region: HTMLElement | null = null;

export function say(text: string): void {
  region ??= document.body.appendChild(el("p", { id: "said", className: "visually-hidden", attrs: { role: "status" } }));
  // The same sentence again is said again.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
