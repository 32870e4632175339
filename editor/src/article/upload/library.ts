// Chooses a picture or a file of the library, or brings one there first.

import { word } from "../../words";
import { ask, button, el } from "../ui/dom";
import { bring } from "./bring";
import type { Stored } from "./sent";

interface Page {
  items: Stored[];
  page: number;
  pages: number;
}

/** Asks for one of the library, or for one to bring there; `among` leaves out what is of no use. */
export function chooseStored(kind: Stored["kind"], title = word("library"), among: (item: Stored) => boolean = () => true): Promise<Stored | null> {
  return ask<Stored>(title, (done) => {
    const status = el("p", { attrs: { role: "status" } });
    const [query, ...rest] = shelf(kind, (item) => (among(item) ? choice(item, () => done(item)) : null));
    const taken = (stored: Stored) => (among(stored) ? done(stored) : void (status.textContent = word("nothing_found")));
    return [el("div", { className: "library-bar" }, query, bring(kind, status, taken)), status, ...rest];
  });
}

/** The library to be searched and leafed through; what of it may be chosen, and how, is said by the caller. */
export function shelf(kind: Stored["kind"], choiceOf: (item: Stored) => HTMLElement | null): [HTMLElement, ...HTMLElement[]] {
  const query = el("input", { type: "search", attrs: { "aria-label": word("search_library"), placeholder: word("search_library") } });
  const list = el("ul", { className: "library" });
  const status = el("p", { attrs: { role: "status" } });
  const pages = el("p", { className: "pages" });

  let shown = 0;
  const show = async (page: number) => {
    const turn = (shown += 1);
    const parameters = new URLSearchParams({ q: query.value, trang: String(page), loai: kind });
    const answer = await fetch(`/quan-tri/tep?${parameters}`, { headers: { Accept: "application/json" } }).catch(() => null);
    const found = answer?.ok ? ((await answer.json()) as Page) : { items: [], page: 1, pages: 1 };
    // An answer that was overtaken is no answer to what is typed now.
    if (turn !== shown) return;
    const choices = found.items.map(choiceOf).filter((made) => made !== null);
    list.replaceChildren(...choices.map((made) => el("li", {}, made)));
    status.textContent = choices.length ? "" : word("nothing_found");
    const previous = button(word("previous"), () => void show(page - 1));
    const next = button(word("next"), () => void show(page + 1));
    previous.disabled = found.page <= 1;
    next.disabled = found.page >= found.pages;
    pages.replaceChildren(previous, next);
    pages.hidden = found.pages <= 1;
  };
  let typed = 0;
  query.addEventListener("input", () => {
    clearTimeout(typed);
    typed = window.setTimeout(() => void show(1), 200);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("button")?.focus();
  });
  list.addEventListener("keydown", (event) => arrows(event, list, query));
  void show(1);
  return [query, status, list, pages];
}

/** Arrows lead from one to the next as they stand; up from the first row, back to the search. */
function arrows(event: KeyboardEvent, list: HTMLElement, query: HTMLElement): void {
  const all = [...list.querySelectorAll<HTMLElement>("button")];
  const at = all.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  const first = all[0]?.getBoundingClientRect().top;
  const perRow = all.filter((one) => one.getBoundingClientRect().top === first).length;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -perRow, ArrowDown: perRow, Home: -at, End: all.length - 1 - at };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  (all[at + step] ?? (event.key === "ArrowUp" ? query : all[at]))?.focus();
}

export function choice(item: Stored, chosen: () => void): HTMLButtonElement {
  const made = button("", chosen);
  if (item.kind === "picture") made.append(el("img", { src: item.src, alt: item.alt, loading: "lazy" }));
  made.append(el("span", {}, item.kind === "file" ? `${item.name} (${item.type}, ${item.size})` : item.name));
  return made;
}
