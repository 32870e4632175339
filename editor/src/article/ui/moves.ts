// Moves blocks, items of lists and pictures of galleries past their neighbours.

import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Fragment, type Node } from "@tiptap/pm/model";
import { NodeSelection, Selection, type EditorState } from "@tiptap/pm/state";
import { word } from "../page";
import type { WordKey } from "../word-keys";
import { say } from "./say";

const ITEMS = ["listItem", "taskItem"];

/** Where the innermost thing begins that moves as one. */
function unitAt({ selection }: EditorState): number {
  const { $from } = selection;
  if (selection instanceof NodeSelection && ($from.depth === 0 || $from.parent.type.name === "gallery")) return $from.pos;
  for (let depth = $from.depth; depth > 1; depth -= 1)
    if (ITEMS.includes($from.node(depth).type.name) || $from.node(depth - 1).type.name === "gallery") return $from.before(depth);
  return $from.depth ? $from.before(1) : $from.pos;
}

const NAMES: Record<string, WordKey> = {
  figure: "picture_block", gallery: "gallery", video: "video", attachment: "attachment", table: "table", horizontalRule: "rule", note: "note", blockquote: "quote",
};

/** What a block is called when it is spoken of: how it begins, or what it is. */
export function called(node: Node): string {
  const text = node.textContent.trim() || String(node.attrs.alt ?? node.attrs.title ?? node.attrs.name ?? "").trim();
  if (!text) return word(NAMES[node.type.name] ?? "empty_block");
  return `“${text.length > 40 ? `${text.slice(0, text.lastIndexOf(" ", 40) + 1 || 40).trim()}…` : text}”`;
}

/** Puts the node at `from` in the place `to` among its siblings; gives where it begins by then. */
export function moveTo(editor: Editor, from: number, to: number): number | null {
  const { doc, selection, tr } = editor.state;
  const $from = doc.resolve(from);
  const { parent } = $from;
  const index = $from.index();
  const node = parent.maybeChild(index);
  if (!node || to < 0 || to >= parent.childCount) return null;
  if (to === index) return from;
  const beginning = (child: number) => $from.posAtIndex(child, $from.depth);
  const target = to < index ? beginning(to) : beginning(to + 1) - node.nodeSize;
  if (parent.type.name === "gallery") {
    // All at once: a gallery of two is none with one of them missing.
    const children = [...parent.children];
    children.splice(to, 0, ...children.splice(index, 1));
    tr.replaceWith($from.start(), $from.end(), Fragment.from(children));
  } else {
    // Two steps leave what hangs between the blocks, such as uploads, where it is.
    tr.delete(from, from + node.nodeSize).insert(target, node);
  }
  const within = selection.from >= from && selection.from < from + node.nodeSize ? selection.from - from : null;
  if (within !== null) tr.setSelection(within ? Selection.near(tr.doc.resolve(target + within)) : nodeOrNear(tr.doc, target));
  // Each move is undone on its own, however fast they follow each other.
  editor.view.dispatch(closeHistory(tr.scrollIntoView()));
  return target;
}

const nodeOrNear = (doc: Node, at: number): Selection => {
  const node = doc.nodeAt(at);
  return node && NodeSelection.isSelectable(node) ? NodeSelection.create(doc, at) : Selection.near(doc.resolve(at));
};

/** One step up or down, told to who does not see it. */
export function step(editor: Editor, from: number, direction: 1 | -1): number | null {
  const $from = editor.state.doc.resolve(from);
  const neighbour = $from.parent.maybeChild($from.index() + direction);
  const text = neighbour ? called(neighbour) : "";
  if (!neighbour) say(word(direction < 0 ? "already_first" : "already_last"));
  const target = moveTo(editor, from, $from.index() + direction);
  if (target !== null) say(word(direction < 0 ? "moved_before" : "moved_after", { text }));
  return target;
}

export function move(editor: Editor, direction: 1 | -1): boolean {
  step(editor, unitAt(editor.state), direction);
  return true;
}

export function canMove(editor: Editor, direction: 1 | -1): boolean {
  const $from = editor.state.doc.resolve(unitAt(editor.state));
  return $from.parent.maybeChild($from.index() + direction) !== null;
}
