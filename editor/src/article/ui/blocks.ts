// Moves whole blocks: by a handle beside the text, or Alt with an arrow.

import { Extension, type Editor } from "@tiptap/core";
import { NodeSelection, Plugin, Selection } from "@tiptap/pm/state";
import { word } from "../page";
import { el } from "./dom";
import { editLink } from "./link";

export const BlockMoves = Extension.create({
  name: "blockMoves",
  addKeyboardShortcuts() {
    return {
      "Alt-ArrowUp": () => moveBlock(this.editor, -1),
      "Alt-ArrowDown": () => moveBlock(this.editor, 1),
      "Mod-k": () => {
        void editLink(this.editor);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    return [new Plugin({ view: (view) => dragHandle(view) })];
  },
});

function moveBlock(editor: Editor, direction: 1 | -1): boolean {
  const { doc, selection, tr } = editor.state;
  const index = selection.$from.index(0);
  const block = doc.maybeChild(index);
  const neighbour = doc.maybeChild(index + direction);
  if (!block || !neighbour) return true;
  const from = selection.$from.posAtIndex(index, 0);
  const to = direction === 1 ? from + neighbour.nodeSize : from - neighbour.nodeSize;
  tr.delete(from, from + block.nodeSize).insert(to, block);
  tr.setSelection(Selection.near(tr.doc.resolve(to + (selection.from - from))));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

function dragHandle(view: Editor["view"]) {
  // For the mouse only: the keyboard has its own way.
  const handle = el("div", { className: "drag-handle", draggable: true, hidden: true, title: word("move_block"), attrs: { "aria-hidden": "true" } }, "⠿");
  let block = -1;
  const parent = view.dom.parentElement;
  parent?.append(handle);

  const hover = (event: MouseEvent) => {
    const found = view.posAtCoords({ left: view.dom.getBoundingClientRect().left + 24, top: event.clientY });
    if (!found) return;
    const $position = view.state.doc.resolve(found.inside < 0 ? found.pos : found.inside);
    block = $position.depth ? $position.before(1) : $position.pos;
    const dom = view.nodeDOM(block);
    handle.hidden = !(dom instanceof HTMLElement);
    if (dom instanceof HTMLElement) handle.style.top = `${dom.offsetTop}px`;
  };
  parent?.addEventListener("mousemove", hover);
  handle.addEventListener("dragstart", (event) => {
    const selection = NodeSelection.create(view.state.doc, block);
    view.dispatch(view.state.tr.setSelection(selection));
    const slice = selection.content();
    const { dom, text } = view.serializeForClipboard(slice);
    event.dataTransfer?.clearData();
    event.dataTransfer?.setData("text/html", dom.innerHTML);
    event.dataTransfer?.setData("text/plain", text);
    view.dragging = { slice, move: true };
  });
  return { destroy: () => handle.remove() };
}
