// Elements in one expression, and dialogs one can await.

import { word } from "../../words";

type Options<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], "style" | "dataset" | "children" | "list" | "form">
> & { attrs?: Record<string, string> };

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { attrs = {}, ...properties }: Options<K> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, act: () => void, className = ""): HTMLButtonElement {
  const made = el("button", { type: "button", className }, text);
  made.addEventListener("click", act);
  return made;
}

/** Hands on what is typed letter by letter, and in the end without the spaces around it. */
export function typed(input: HTMLInputElement, take: (text: string) => void): void {
  input.addEventListener("input", () => take(input.value));
  input.addEventListener("change", () => take((input.value = input.value.trim())));
}

let dialogs = 0;

/** Shows a modal dialog until `build`'s `done` is called, or it is dismissed. */
export function ask<T>(
  title: string,
  build: (done: (answer: T) => void) => Node[],
  { dismissable = true, className = "" } = {},
): Promise<T | null> {
  return new Promise((resolve) => {
    let answer: T | null = null;
    const heading = el("h2", { id: `dialog-${(dialogs += 1)}` }, title);
    const dialog = el("dialog", { className: `writing-dialog ${className}`, attrs: { "aria-labelledby": heading.id } }, heading);
    dialog.append(
      ...build((given) => {
        answer = given;
        dialog.close();
      }),
    );
    if (dismissable) dialog.append(button(word("close"), () => dialog.close(), "quiet"));
    else dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A sentence above the text, until it is dismissed. */
export function notice(text: string, { actions = [] as Node[], className = "" } = {}): HTMLElement {
  const shown = el("p", { className: `notice ${className}`, attrs: { role: "alert" } }, text, " ", ...actions.flatMap((action) => [action, " "]));
  shown.append(button(word("close"), () => shown.remove(), "quiet"));
  document.getElementById("body")?.before(shown);
  return shown;
}

/** Shows a menu below a place on the screen, or above it where there is no room. */
export function placeAt(menu: HTMLElement, at: { left: number; top: number; bottom: number }): void {
  menu.hidden = false;
  menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - menu.offsetWidth - 8))}px`;
  const below = at.bottom + menu.offsetHeight + 8 < window.innerHeight;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - menu.offsetHeight - 4)}px`;
}
