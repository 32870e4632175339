// The handle beside the block one is at: dragged by mouse or finger, or moved
// with the arrow keys while it has the focus.

import { Extension, type Editor } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { word } from "../page";
import { el } from "./dom";
import { oncePerFrame } from "./frame";
import { editLink } from "./link";
import { called, move, moveTo, step } from "./moves";
import { say } from "./say";
import { dragByHandle } from "./sort";

export const BlockMoves = Extension.create({
  name: "blockMoves",
  addKeyboardShortcuts() {
    return {
      "Alt-ArrowUp": () => move(this.editor, -1),
      "Alt-ArrowDown": () => move(this.editor, 1),
      "Mod-k": () => {
        void editLink(this.editor);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [blockHandle(this.editor)];
  },
});

function blockHandle(editor: Editor): Plugin {
  return new Plugin({
    view: (view) => {
      const handle = el("button", { type: "button", className: "drag-handle", hidden: true, title: word("move_block"), attrs: { "aria-label": word("move_block") } }, el("span", { attrs: { "aria-hidden": "true" } }, "⠿"));
      const parent = view.dom.parentElement;
      parent?.append(handle);
      let block = 0;

      const beginning = (index: number) => view.state.doc.resolve(0).posAtIndex(index, 0);
      const show = oncePerFrame(() => {
        if (view.isDestroyed) return;
        const dom = view.nodeDOM(beginning(Math.min(block, view.state.doc.childCount - 1)));
        handle.hidden = !view.editable || !(dom instanceof HTMLElement);
        if (dom instanceof HTMLElement) handle.style.top = `${dom.offsetTop}px`;
      });
      const stand = (index: number) => {
        block = Math.min(index, view.state.doc.childCount - 1);
        show();
      };
      const hover = ({ clientY, pointerType, buttons }: PointerEvent) => {
        if (pointerType !== "mouse" || buttons) return;
        const found = view.posAtCoords({ left: view.dom.getBoundingClientRect().left + 24, top: clientY });
        if (found) stand(view.state.doc.resolve(found.inside < 0 ? found.pos : found.inside).index(0));
      };
      parent?.addEventListener("pointermove", hover);
      const shown = () => {
        const found: HTMLElement[] = [];
        view.state.doc.forEach((_, offset) => {
          const dom = view.nodeDOM(offset);
          if (dom instanceof HTMLElement) found.push(dom);
        });
        return found;
      };
      dragByHandle(handle, {
        shown,
        place: () => block,
        put: (place) => {
          const { doc } = view.state;
          const text = called(doc.child(place));
          const key = place < block ? "moved_before" : "moved_after";
          if (moveTo(editor, beginning(block), place) === null) return;
          say(word(key, { text }));
          stand(place);
        },
      });
      handle.addEventListener("keydown", (event) => {
        const direction = ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as "ArrowUp" | "ArrowDown"];
        if (direction) {
          const to = step(editor, beginning(block), direction);
          if (to !== null) stand(view.state.doc.resolve(to).index(0));
        } else if (event.key === "Escape") view.focus();
        else return;
        event.preventDefault();
      });
      return {
        update: ({ state }, before) => {
          if (!state.selection.eq(before.selection) || state.doc !== before.doc) stand(state.selection.$from.index(0));
        },
        destroy: () => handle.remove(),
      };
    },
  });
}
