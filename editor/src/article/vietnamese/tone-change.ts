// Changes a whole article, or what is selected of it, to one habit of tones.

import type { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { field } from "../page";
import { blockText } from "./blocks";
import type { Placement } from "./syllable";
import { changed, retone, type Change } from "./tones";
import type { Span } from "./words";

/** Words that are no text of a block: what a picture shows, what a file is called. */
const NAMED: Readonly<Record<string, string>> = { figure: "alt", video: "title", attachment: "name" };

/** What is to be changed: a part of a field, parts of the text, or everything. */
export type Scope = { field: HTMLTextAreaElement; within: Span } | { parts: Span[] } | "everything";

interface Rewritten {
  area: HTMLTextAreaElement;
  before: string;
  after: string;
}

export interface ToneChange {
  /** How many words changed. */
  words: number;
  undo: () => void;
  /** Calls back once, when something else changes and this cannot be undone by itself any more. */
  settled: (then: () => void) => void;
}

export const areas = (): HTMLTextAreaElement[] => [field("f-title"), field("f-summary")];

export function changeTones(editor: Editor, placement: Placement, scope: Scope): ToneChange {
  let words = 0;
  const rewritten: Rewritten[] = [];
  for (const area of scope === "everything" ? areas() : "field" in scope ? [scope.field] : []) {
    const before = area.value;
    const found = retone(before, placement, scope === "everything" ? undefined : "field" in scope ? scope.within : undefined);
    words += found.words;
    if (found.words) rewritten.push({ area, before, after: changed(before, found.changes) });
  }
  const before = editor.state.doc;
  const tr = closeHistory(editor.state.tr);
  if (scope === "everything") words += changeText(tr, [{ from: 0, to: before.content.size }], placement);
  else if ("parts" in scope) words += changeText(tr, scope.parts, placement);

  rewrite(editor, rewritten, "after");
  if (tr.docChanged) {
    editor.view.dispatch(tr);
    // What is typed next is a step of its own.
    editor.view.dispatch(closeHistory(editor.state.tr));
  }
  const after = editor.state.doc;

  // Undoing and redoing in the text takes the fields along: one change, one step.
  const inHistory = ({ transaction }: { transaction: Transaction }) => {
    if (!transaction.docChanged || !transaction.getMeta("history$")) return;
    if (transaction.doc.eq(before)) rewrite(editor, rewritten, "before");
    else if (transaction.doc.eq(after)) rewrite(editor, rewritten, "after");
  };
  if (after !== before && rewritten.length) editor.on("transaction", inHistory);

  return {
    words,
    undo: () => (after === before ? rewrite(editor, rewritten, "before") : editor.commands.undo()),
    settled: (then) => {
      const done = () => {
        editor.off("update", done);
        for (const area of areas()) area.removeEventListener("input", done);
        then();
      };
      editor.on("update", done);
      for (const area of areas()) area.addEventListener("input", done);
    },
  };
}

function changeText(tr: Transaction, parts: Span[], placement: Placement): number {
  const changes: Change[] = [];
  const seen = new Set<number>();
  let words = 0;
  const visit = (part: Span) => (node: Node, position: number) => {
    const start = position + 1;
    const name = NAMED[node.type.name];
    if (name && !seen.has(position)) {
      seen.add(position);
      const text = String(node.attrs[name] ?? "");
      const found = retone(text, placement);
      words += found.words;
      if (found.words) tr.setNodeAttribute(position, name, changed(text, found.changes));
    }
    if (node.isTextblock) {
      const found = retone(blockText(node), placement, { from: part.from - start, to: part.to - start });
      words += found.words;
      changes.push(...found.changes.map(({ from, to, insert }) => ({ from: start + from, to: start + to, insert })));
    }
    return !node.isTextblock;
  };
  for (const part of parts) tr.doc.nodesBetween(part.from, part.to, visit(part));
  // From the end, so that the places before stay where they are.
  for (const { from, to, insert } of changes.sort((one, other) => other.from - one.from))
    tr.replaceWith(from, to, tr.doc.type.schema.text(insert, tr.doc.nodeAt(from)?.marks ?? []));
  return words;
}

/** As if typed, so that the browser can undo it in the field itself. */
function rewrite({ view }: Editor, all: Rewritten[], which: "before" | "after"): void {
  const active = document.activeElement;
  for (const { area, before, after } of all) {
    const [now, then] = which === "after" ? [before, after] : [after, before];
    if (area.value !== now) continue;
    const { selectionStart, selectionEnd } = area;
    const grown = then.length - now.length;
    area.focus({ preventScroll: true });
    area.select();
    if (!document.execCommand("insertText", false, then) || area.value !== then) {
      area.value = then;
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    area.setSelectionRange(selectionStart, selectionEnd + grown);
  }
  // The text knows best where its cursor was.
  if (active === view.dom) view.focus();
  else if (active instanceof HTMLElement) active.focus({ preventScroll: true });
}
