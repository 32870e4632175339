// Uploads files into the text: a placeholder with progress becomes the figure.

import type { Editor, JSONContent } from "@tiptap/core";
import { data, word } from "../page";
import { button, el } from "../ui/dom";
import { placeholders, positionOf } from "./placeholder";
import { send } from "./send";
import type { Stored } from "./sent";
import { shrunk } from "./shrink";

export function nodeFor(stored: Stored): JSONContent {
  if (stored.kind === "picture") {
    const { hash, width, height, alt } = stored;
    return { type: "figure", attrs: { hash, width, height, alt: alt ?? "", size: "normal" } };
  }
  const { hash, url, name, type, bytes } = stored;
  return /\.(mp4|webm)$/.test(url)
    ? { type: "video", attrs: { source: "file", hash, url, title: name, poster: "" } }
    : { type: "attachment", attrs: { hash, url, name, type, bytes } };
}

/** The nearest place at or after `position` where a block may stand. */
export function blockPosition(editor: Editor, position: number): number {
  const $position = editor.state.doc.resolve(position);
  if ($position.depth === 0) return position;
  const block = $position.node(1);
  return block.isTextblock && block.content.size === 0 ? $position.before(1) : $position.after(1);
}

export function uploadAll(editor: Editor, files: File[], position = editor.state.selection.from): void {
  const at = blockPosition(editor, position);
  for (const file of files) upload(editor, file, at);
}

function upload(editor: Editor, file: File, position: number): void {
  const id = {};
  const bar = el("progress", { max: 100, value: 0, attrs: { "aria-label": file.name } });
  const text = el("span", { attrs: { role: "status" } });
  const actions = el("span");
  const dom = el("div", { className: "upload", contentEditable: "false" }, text, bar, actions);
  const drop = () => editor.view.dispatch(editor.state.tr.setMeta(placeholders, { remove: id }));

  const start = async () => {
    text.textContent = word("uploading", { name: file.name, percent: 0 });
    bar.hidden = false;
    const body = await shrunk(file, data.limits.picture_bytes);
    const limit = file.type.startsWith("image/") ? data.limits.picture_bytes : data.limits.file_bytes;
    if (body.size > limit) return fail(word("upload_too_large", { name: file.name }));
    const sending = send(body, file.name, (percent, waits) => {
      bar.value = percent;
      text.textContent = word(waits ? "upload_waiting" : "uploading", { name: file.name, percent });
      goOn.hidden = !waits;
    });
    const goOn = button(word("go_on"), sending.goOn);
    goOn.hidden = true;
    const cancel = button(word("cancel"), () => {
      sending.cancel();
      drop();
    });
    actions.replaceChildren(goOn, cancel);
    const sent = await sending.done;
    if (sent.ok) land(editor, id, sent.stored);
    else fail(sent.message ?? word("upload_failed", { name: file.name }));
  };
  const fail = (message: string) => {
    text.textContent = message;
    bar.hidden = true;
    actions.replaceChildren(button(word("retry"), () => void start()), button(word("cancel"), drop));
  };

  editor.view.dispatch(editor.state.tr.setMeta(placeholders, { add: { id, position, dom } }));
  void start();
}

/** Puts the figure where its placeholder is by now. */
function land(editor: Editor, id: object, stored: Stored): void {
  const { state } = editor;
  const position = positionOf(state, id);
  if (position === null) return;
  const node = state.schema.nodeFromJSON(nodeFor(stored));
  const transaction = state.tr.setMeta(placeholders, { remove: id });
  editor.view.dispatch(transaction.insert(position, node));
}
