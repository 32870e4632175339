// Everything one can do to the text: toolbar and slash menu are made of these.

import type { Editor } from "@tiptap/core";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, mergeCells, splitCell,
} from "@tiptap/pm/tables";
import { Selection, type Command as Transform, type Transaction } from "@tiptap/pm/state";
import { data, word } from "./page";
import { isHeader, mergeWith, toggleHeaderColumn, toggleHeaderRow } from "./schema/table-edits";
import { el } from "./ui/dom";
import { editLink } from "./ui/link";
import { canMove, move } from "./ui/moves";
import { say } from "./ui/say";
import { askVideo } from "./ui/video";
import { choosePictures } from "./upload/gallery";
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
  const inTable = (key: WordKey, sign: string, transform: Transform, active?: () => boolean): Command => ({
    key,
    sign,
    run: () => {
      if (transform(editor.state, editor.view.dispatch)) say(word("table_done", { action: word(key) }));
      editor.view.focus();
    },
    enabled: () => transform(editor.state),
    ...(active ? { active } : {}),
  });
  const moving = (key: WordKey, sign: string, shortcut: string, direction: 1 | -1): Command => ({
    key, sign, shortcut,
    run: () => void move(editor, direction),
    enabled: () => canMove(editor, direction),
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
      { key: "task_list", sign: "tasks", shortcut: "Ctrl+Shift+9", run: () => chain().toggleTaskList().run(), active: () => editor.isActive("taskList"), inserts: true },
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
    [moving("move_up", "↑", "Alt+↑", -1), moving("move_down", "↓", "Alt+↓", 1)],
    ...(data.locale === "vi" ? [[vietnameseCommand(editor)]] : []),
    [
      inTable("row_before", "+↑", addRowBefore),
      inTable("row_after", "+↓", addRowAfter),
      inTable("row_delete", "−↓", deleteRow),
      inTable("column_before", "+←", addColumnBefore),
      inTable("column_after", "+→", addColumnAfter),
      inTable("column_delete", "−→", deleteColumn),
      inTable("cells_merge", "⊞", mergeCells),
      inTable("merge_right", "⊞→", mergeWith("horiz")),
      inTable("merge_down", "⊞↓", mergeWith("vert")),
      inTable("cell_split", "⊟", splitCell),
      inTable("header_row", "T→", toggleHeaderRow, () => isHeader(editor.state, "row")),
      inTable("header_column", "T↓", toggleHeaderColumn, () => isHeader(editor.state, "column")),
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

async function insertGallery(editor: Editor): Promise<void> {
  const chosen = await choosePictures(0);
  if (chosen.length) editor.chain().focus().insertContent({ type: "gallery", content: chosen.map(nodeFor) }).run();
}

async function insertVideo(editor: Editor): Promise<void> {
  const attrs = await askVideo();
  if (attrs) editor.chain().focus().insertContent({ type: "video", attrs }).run();
}
