// The toolbar: one stop of the Tab key, arrows inside it.

import type { Editor } from "@tiptap/core";
import { tableCommandsShown, type Command } from "../commands";
import { word } from "../page";
import { button, el } from "./dom";
import { oncePerFrame } from "./frame";
import { signOf } from "./icons";

export function mountToolbar(editor: Editor, groups: Command[][]): void {
  const made = groups.map((commands) => commands.map((command) => ({ command, button: toolButton(command) })));
  const bar = el(
    "div",
    { className: "toolbar", attrs: { role: "toolbar", "aria-label": word("toolbar"), "aria-controls": "body" } },
    ...made.map((group) => el("span", { className: "group" }, ...group.map(({ button }) => button))),
  );
  const all = made.flat();
  const tableGroup = bar.lastElementChild as HTMLElement;

  let stop = all[0]?.button;
  const stopAt = (next: HTMLButtonElement | undefined) => {
    if (!next) return;
    for (const { button } of all) button.tabIndex = button === next ? 0 : -1;
    stop = next;
  };
  stopAt(stop);
  bar.addEventListener("focusin", (event) => stopAt(all.find(({ button }) => button === event.target)?.button));
  bar.addEventListener("keydown", (event) => {
    const shown = all.map(({ button }) => button).filter((button) => button.offsetParent);
    const here = shown.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") editor.commands.focus();
    if (to === undefined) return;
    event.preventDefault();
    shown[(to + shown.length) % shown.length]?.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "F10" || !event.altKey) return;
    event.preventDefault();
    stop?.focus();
  });

  const refresh = () => {
    tableGroup.hidden = !tableCommandsShown(editor);
    for (const { command, button } of all) {
      if (command.active) tell(button, "aria-pressed", command.active());
      if (command.enabled) tell(button, "aria-disabled", !command.enabled());
    }
    if (stop && !stop.offsetParent) stopAt(all[0]?.button);
  };
  editor.on("transaction", oncePerFrame(() => editor.isDestroyed || refresh()));
  document.getElementById("body")?.before(bar);
  refresh();
  aboveKeyboard(bar);
}

function tell(button: HTMLElement, name: string, state: boolean): void {
  if (button.getAttribute(name) !== String(state)) button.setAttribute(name, String(state));
}

/** Letters are drawn by the style sheet: what a button is called is its label alone. */
const shown = (sign: string): Node => {
  const made = signOf(sign);
  return made instanceof Text ? el("span", { attrs: { "data-sign": sign } }) : made;
};

function toolButton({ key, sign, shortcut, run, enabled }: Command): HTMLButtonElement {
  const made = button("", () => (enabled?.() ?? true) && run());
  made.append(el("span", { className: `sign-${key}`, attrs: { "aria-hidden": "true" } }, shown(sign)));
  made.setAttribute("aria-label", word(key));
  made.title = shortcut ? `${word(key)} (${shortcut})` : word(key);
  // The text keeps its selection while the mouse presses a button.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  return made;
}

/** A phone's keyboard covers the page's lower edge: the toolbar stays above it. */
function aboveKeyboard(bar: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const place = () => bar.style.setProperty("--keyboard", `${Math.max(0, window.innerHeight - viewport.height - viewport.offsetTop)}px`);
  viewport.addEventListener("resize", place);
  viewport.addEventListener("scroll", place);
}
