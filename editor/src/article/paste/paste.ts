// Ties cleaning and uploading to ProseMirror's own paste and drop.

import type { Editor } from "@tiptap/core";
import { Fragment, Slice, type Node } from "@tiptap/pm/model";
import type { EditorProps } from "@tiptap/pm/view";
import { word } from "../page";
import { notice } from "../ui/dom";
import { uploadAll } from "../upload/upload";
import { clean, type Cleaned } from "./clean";
import { TOKEN } from "./pictures";
import { blocksOf } from "./plain";

export function pasteProps(editor: () => Editor): EditorProps {
  let files: File[] = [];
  return {
    transformPastedHTML: (html) => {
      // Our own text needs no cleaning.
      if (html.includes("data-pm-slice")) return html;
      const cleaned = clean(html);
      const copied = files;
      setTimeout(() => afterwards(editor(), cleaned, copied));
      return cleaned.html;
    },
    clipboardTextParser: (text, $context) => {
      const { schema } = $context.doc.type;
      const made = blocksOf(text).map((block) => schema.nodeFromJSON(block));
      // A paragraph at an end joins the one it is pasted into.
      const open = (block: Node | undefined) => Number(block?.type.name === "paragraph");
      return new Slice(Fragment.from(made), open(made[0]), open(made[made.length - 1]));
    },
    handleDOMEvents: {
      paste: (_, event) => {
        files = [...(event.clipboardData?.files ?? [])];
        return false;
      },
    },
    handlePaste: (_, event) => {
      const data = event.clipboardData;
      if (!files.length || data?.getData("text/html") || data?.getData("text/plain")) return false;
      uploadAll(editor(), files);
      return true;
    },
    handleDrop: (view, event) => {
      const dropped = [...(event.dataTransfer?.files ?? [])];
      if (!dropped.length) return false;
      event.preventDefault();
      uploadAll(editor(), dropped, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
      return true;
    },
  };
}

/** Uploads the pictures that came with the text, each where its token stands. */
function afterwards(editor: Editor, { carried, lost }: Cleaned, copied: File[]): void {
  const tokens: { from: number; to: number; file: File }[] = [];
  editor.state.doc.descendants((node, position) => {
    const file = node.isTextblock ? carried[Number(TOKEN.exec(node.textContent)?.[1])] : undefined;
    if (file) tokens.push({ from: position + 1, to: position + 1 + node.content.size, file });
  });
  for (const { from, to, file } of tokens.reverse()) {
    // The token's paragraph goes with it, unless it is all there is.
    const around = editor.state.doc.childCount > 1 ? 1 : 0;
    editor.view.dispatch(editor.state.tr.delete(from - around, to + around));
    uploadAll(editor, [file], from - around);
  }
  // A program that copies one picture sends the picture itself as well.
  if (lost.length && copied.length === lost.length) uploadAll(editor, copied);
  else if (lost.length) notice(word("pictures_lost", { count: lost.length, names: lost.join(", ") }));
}
