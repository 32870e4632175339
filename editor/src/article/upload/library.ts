// Chooses a picture or a file that is already in the library.

import { word } from "../page";
import { ask, button, el } from "../ui/dom";
import type { Stored } from "./send";

interface Page {
  items: Stored[];
  page: number;
  pages: number;
}

export function chooseStored(kind: Stored["kind"], title = word("library"), among: (item: Stored) => boolean = () => true): Promise<Stored | null> {
  return ask<Stored>(title, (done) => shelf(kind, (item) => (among(item) ? choice(item, () => done(item)) : null)));
}

/** The library to be searched and leafed through; what of it may be chosen, and how, is said by the caller. */
export function shelf(kind: Stored["kind"], choiceOf: (item: Stored) => HTMLElement | null): Node[] {
  const query = el("input", { type: "search", attrs: { "aria-label": word("search_library"), placeholder: word("search_library") } });
  const list = el("ul", { className: "library" });
  const status = el("p", { attrs: { role: "status" } });
  const pages = el("p", { className: "pages" });

  const show = async (page: number) => {
    const parameters = new URLSearchParams({ q: query.value, trang: String(page), loai: kind });
    const answer = await fetch(`/quan-tri/tep?${parameters}`, { headers: { Accept: "application/json" } }).catch(() => null);
    const found = answer?.ok ? ((await answer.json()) as Page) : { items: [], page: 1, pages: 1 };
    const choices = found.items.map(choiceOf).filter((made) => made !== null);
    list.replaceChildren(...choices.map((made) => el("li", {}, made)));
    status.textContent = choices.length ? "" : word("nothing_found");
    const previous = button(word("previous"), () => void show(page - 1));
    const next = button(word("next"), () => void show(page + 1));
    previous.disabled = found.page <= 1;
    next.disabled = found.page >= found.pages;
    pages.replaceChildren(previous, next);
  };
  let typed = 0;
  query.addEventListener("input", () => {
    clearTimeout(typed);
    typed = window.setTimeout(() => void show(1), 200);
  });
  void show(1);
  return [query, list, status, pages];
}

export function choice(item: Stored, chosen: () => void): HTMLButtonElement {
  const made = button("", chosen);
  if (item.kind === "picture") made.append(el("img", { src: item.src, alt: item.alt, loading: "lazy" }));
  made.append(el("span", {}, item.kind === "file" ? `${item.name} (${item.type}, ${item.size})` : item.name));
  return made;
}
