// "/" at the start of a block opens a menu of what can be put there.

import type { Editor } from "@tiptap/core";
import type { Command } from "../commands";
import { word } from "../page";
import { el, placeAt } from "./dom";
import { folded } from "./fold";
import { signOf } from "./icons";

export function slashMenu(editor: Editor, groups: Command[][]): void {
  const commands = groups.flat().filter(({ inserts }) => inserts);
  const list = el("ul", { id: "slash-menu", hidden: true, attrs: { role: "listbox", "aria-label": word("insert") } });
  document.body.append(list);
  const text = editor.view.dom;
  let found: Command[] = [];
  let chosen = 0;
  let dismissed = false;

  const typed = (): string | null => {
    const { $from, empty } = editor.state.selection;
    if (!empty || $from.parent.type.name !== "paragraph" || $from.depth !== 1) return null;
    return /^\/([^/]*)$/.exec($from.parent.textBetween(0, $from.parentOffset))?.[1] ?? null;
  };
  const close = () => {
    if (list.hidden) return;
    list.hidden = true;
    for (const name of ["aria-activedescendant", "aria-controls", "aria-autocomplete"]) text.removeAttribute(name);
  };
  const run = (command: Command) => {
    const { $from } = editor.state.selection;
    close();
    editor.view.dispatch(editor.state.tr.delete($from.start(), $from.pos));
    command.run();
  };
  const show = () => {
    list.replaceChildren(
      ...found.map((command, index) => {
        const option = el("li", { id: `slash-${command.key}`, attrs: { role: "option", "aria-selected": String(index === chosen) } });
        option.append(el("span", { attrs: { "aria-hidden": "true" } }, signOf(command.sign)), word(command.key));
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          run(command);
        });
        return option;
      }),
    );
    placeAt(list, editor.view.coordsAtPos(editor.state.selection.from));
    text.setAttribute("aria-controls", list.id);
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-activedescendant", `slash-${found[chosen]?.key}`);
    list.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const refresh = () => {
    const query = typed();
    if (query === null) dismissed = false;
    found = query === null || dismissed ? [] : commands.filter(({ key }) => folded(word(key)).includes(folded(query)));
    chosen = 0;
    if (found.length) show();
    else close();
  };

  editor.on("update", refresh);
  editor.on("selectionUpdate", refresh);
  editor.on("blur", close);
  // Before ProseMirror sees the key, and never while an input method composes.
  text.addEventListener(
    "keydown",
    (event) => {
      if (list.hidden || event.isComposing) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const command = found[chosen];
      if (step) {
        chosen = (chosen + step + found.length) % found.length;
        show();
      } else if (event.key === "Enter" && command) {
        run(command);
      } else if (event.key === "Escape") {
        dismissed = true;
        close();
      } else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
