// What an underlined word may be replaced by: at a click, by the menu key, or
// by Alt+F7, which leads from one to the next.

import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { TextSelection } from "@tiptap/pm/state";
import { word } from "../../page";
import { button, el, notice, placeAt } from "../../ui/dom";
import { ignore } from "../settings";
import type { Span } from "../words";
import type { Hints } from "./hints";
import { underlined } from "./underlines";

export function hintMenu(editor: Editor, hints: Hints): { next: () => void } {
  const { view } = editor;
  const menu = el("div", { id: "spelling-menu", hidden: true, attrs: { role: "menu", "aria-label": word("spelling_corrections") } });
  (view.dom.closest("main") ?? document.body).append(menu);
  let shown: Span | null = null;

  const close = () => {
    menu.hidden = true;
    shown = null;
  };
  const at = (position: number): Span | undefined => underlined(editor.state, position, position)[0];
  const textAt = ({ from, to }: Span) => editor.state.doc.textBetween(from, to);

  const replace = (span: Span, text: string) => {
    const marks = editor.state.doc.nodeAt(span.from)?.marks ?? [];
    const tr = closeHistory(editor.state.tr).replaceWith(span.from, span.to, editor.schema.text(text, marks));
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, span.from + text.length)));
  };
  const item = (text: string, act: () => void, className = "") => {
    const made = button(text, () => {
      close();
      act();
      view.focus();
    }, className);
    made.setAttribute("role", "menuitem");
    made.tabIndex = -1;
    if (className === "none") made.setAttribute("aria-disabled", "true");
    // The text keeps its selection while the mouse presses a button.
    made.addEventListener("mousedown", (event) => event.preventDefault());
    return made;
  };
  const open = async (span: Span, { focus }: { focus: boolean }) => {
    const mistaken = textAt(span);
    shown = span;
    const found = await hints.corrections(mistaken);
    if (shown !== span || textAt(span) !== mistaken) return;
    menu.replaceChildren(
      ...found.map((text) => item(text, () => replace(span, text), "correction")),
      ...(found.length ? [] : [item(word("spelling_none"), () => undefined, "none")]),
      item(word("spelling_ignore", { word: mistaken }), () => {
        ignore(mistaken);
        hints.show();
      }),
      item(word("spelling_off"), () => hints.turn(false)),
    );
    placeAt(menu, view.coordsAtPos(span.from));
    if (focus) menu.querySelector("button")?.focus();
  };

  view.dom.addEventListener("click", (event) => {
    if (!(event.target as Element).closest?.(".misspelled")) return;
    const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
    const span = found && at(found.pos);
    if (span) void open(span, { focus: false });
  });
  view.dom.addEventListener("contextmenu", (event) => {
    const pointed = (event.target as Element).closest?.(".misspelled") ? view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos : undefined;
    // The menu key tells no place: the word at the cursor is meant.
    const span = at(pointed ?? editor.state.selection.from);
    if (!span || (pointed === undefined && event.button === 2)) return;
    event.preventDefault();
    void open(span, { focus: true });
  });
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("button")];
    const here = items.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      close();
      view.focus();
    } else if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (!menu.contains(relatedTarget as globalThis.Node | null)) close();
  });
  view.dom.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  view.dom.addEventListener("blur", ({ relatedTarget }) => !menu.contains(relatedTarget as globalThis.Node | null) && close());
  addEventListener("scroll", () => !menu.hidden && !menu.contains(document.activeElement) && close(), { passive: true });
  editor.on("transaction", ({ transaction }) => transaction.docChanged && close());
  editor.on("selectionUpdate", () => {
    const { from } = editor.state.selection;
    if (shown && (from < shown.from || from > shown.to)) close();
  });

  return {
    next: () => {
      const all = underlined(editor.state);
      const { empty, from, to } = editor.state.selection;
      const span = all.find((span) => span.from >= (empty ? from : to)) ?? all[0];
      if (!span) return void notice(word("spelling_clean"), { className: "passing" });
      view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, span.from, span.to)).scrollIntoView());
      void open(span, { focus: true });
    },
  };
}
