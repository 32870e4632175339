// Everything one can do to the text: toolbar and slash menu are made of these.

import type { Editor } from "@tiptap/core";
import {
  addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable, mergeCells, splitCell, toggleHeaderRow,
} from "@tiptap/pm/tables";
import { Selection, type Command as Transform, type Transaction } from "@tiptap/pm/state";
import { data, word } from "./page";
import { ask, button, el } from "./ui/dom";
import { editLink } from "./ui/link";
import { chooseStored } from "./upload/library";
import { nodeFor, uploadAll } from "./upload/upload";
import { vietnameseCommand } from "./vietnamese/command";
import type { WordKey } from "./word-keys";

export interface Command {
  key: WordKey;
  sign: string;
  shortcut?: string;
  run: () => void;
  active?: () => boolean;
  enabled?: () => boolean;
  /** Offered by the slash menu too. */
  inserts?: true;
}

export function commandsFor(editor: Editor): Command[][] {
  const chain = () => editor.chain().focus();
  const mark = (name: string, sign: string, shortcut?: string): Command => ({
    key: name as WordKey,
    sign,
    ...(shortcut ? { shortcut } : {}),
    run: () => chain().toggleMark(name).run(),
    active: () => editor.isActive(name),
  });
  const heading = (level: 2 | 3 | 4): Command => ({
    key: `heading_${level}`,
    sign: `H${level}`,
    shortcut: `Ctrl+Alt+${level}`,
    run: () => chain().toggleHeading({ level }).run(),
    active: () => editor.isActive("heading", { level }),
    inserts: true,
  });
  const inTable = (key: WordKey, sign: string, transform: Transform): Command => ({
    key,
    sign,
    run: () => {
      transform(editor.state, editor.view.dispatch);
      editor.view.focus();
    },
    enabled: () => transform(editor.state),
  });
  const insert = (key: WordKey, sign: string, run: () => void): Command => ({ key, sign, run, inserts: true });

  const groups: Command[][] = [
    [
      { key: "undo", sign: "↶", shortcut: "Ctrl+Z", run: () => chain().undo().run(), enabled: () => editor.can().undo() },
      { key: "redo", sign: "↷", shortcut: "Ctrl+Y", run: () => chain().redo().run(), enabled: () => editor.can().redo() },
    ],
    [
      mark("bold", "B", "Ctrl+B"),
      mark("italic", "I", "Ctrl+I"),
      mark("underline", "U", "Ctrl+U"),
      mark("strike", "S", "Ctrl+Shift+S"),
      mark("superscript", "x²", "Ctrl+."),
      mark("subscript", "x₂", "Ctrl+,"),
      { key: "link", sign: "link", shortcut: "Ctrl+K", run: () => void editLink(editor), active: () => editor.isActive("link") },
    ],
    [heading(2), heading(3), heading(4)],
    [
      { key: "bullet_list", sign: "•", shortcut: "Ctrl+Shift+8", run: () => chain().toggleBulletList().run(), active: () => editor.isActive("bulletList"), inserts: true },
      { key: "ordered_list", sign: "1.", shortcut: "Ctrl+Shift+7", run: () => chain().toggleOrderedList().run(), active: () => editor.isActive("orderedList"), inserts: true },
      { key: "quote", sign: "“", shortcut: "Ctrl+Shift+B", run: () => chain().toggleBlockquote().run(), active: () => editor.isActive("blockquote"), inserts: true },
      { key: "note", sign: "note", run: () => chain().toggleWrap("note").run(), active: () => editor.isActive("note"), inserts: true },
    ],
    [
      insert("picture", "picture", () => pickFiles(editor)),
      insert("library", "library", async () => insertStored(editor, "picture")),
      insert("gallery", "gallery", () => void insertGallery(editor)),
      insert("video", "video", () => void insertVideo(editor)),
      insert("attachment", "attachment", async () => insertStored(editor, "file")),
      insert("table", "table", () => insertTable(editor)),
      insert("rule", "―", () => chain().setHorizontalRule().run()),
    ],
    ...(data.locale === "vi" ? [[vietnameseCommand(editor)]] : []),
    [
      inTable("row_after", "+↓", addRowAfter),
      inTable("row_delete", "−↓", deleteRow),
      inTable("column_after", "+→", addColumnAfter),
      inTable("column_delete", "−→", deleteColumn),
      inTable("cells_merge", "⊞", mergeCells),
      inTable("cell_split", "⊟", splitCell),
      inTable("header_row", "T", toggleHeaderRow),
      inTable("table_delete", "✕", deleteTable),
    ],
  ];
  return groups;
}

export const tableCommandsShown = (editor: Editor): boolean => isInTable(editor.state);

/** Writing goes on in the first cell. */
function insertTable(editor: Editor): void {
  const { from } = editor.state.selection;
  const intoFirstCell = ({ tr }: { tr: Transaction }) => {
    let cell: number | null = null;
    tr.doc.nodesBetween(Math.max(0, from - 1), tr.doc.content.size, (node, position) => {
      if (node.type.name === "tableHeader") cell ??= position;
    });
    if (cell !== null) tr.setSelection(Selection.near(tr.doc.resolve(cell + 1)));
    return true;
  };
  editor.chain().focus().insertContent(emptyTable(3, 3)).command(intoFirstCell).run();
}

function emptyTable(rows: number, columns: number) {
  const row = (type: string) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, () => ({ type, content: [{ type: "paragraph" }] })),
  });
  return { type: "table", content: [row("tableHeader"), ...Array.from({ length: rows - 1 }, () => row("tableCell"))] };
}

/** A camera or a folder: the phone asks which. */
function pickFiles(editor: Editor): void {
  const input = el("input", { type: "file", multiple: true, accept: "image/*" });
  input.addEventListener("change", () => uploadAll(editor, [...(input.files ?? [])]));
  input.click();
}

async function insertStored(editor: Editor, kind: "picture" | "file"): Promise<void> {
  const stored = await chooseStored(kind);
  if (stored) editor.chain().focus().insertContent(nodeFor(stored)).run();
}

/** Pictures one after the other, until the library is closed. */
async function insertGallery(editor: Editor): Promise<void> {
  const content = [];
  for (;;) {
    const stored = await chooseStored("picture", `${word("gallery")} (${content.length})`);
    if (!stored) break;
    content.push(nodeFor(stored));
  }
  const node = content.length > 1 ? { type: "gallery", content: content.slice(0, 30) } : content[0];
  if (node) editor.chain().focus().insertContent(node).run();
}

async function insertVideo(editor: Editor): Promise<void> {
  const url = await ask<string>(word("video"), (done) => {
    const input = el("input", { type: "url", required: true, pattern: "https://.+", attrs: { "aria-label": word("video_address"), placeholder: word("video_address") } });
    return [input, button(word("insert"), () => input.reportValidity() && done(input.value.trim()), "primary")];
  });
  if (url) editor.chain().focus().insertContent({ type: "video", attrs: { source: "link", hash: "", url, title: "" } }).run();
}
