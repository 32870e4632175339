// What an editor would point out, beside the text. None of it blocks a draft.

import type { Editor } from "@tiptap/core";
import { readFields } from "./fields";
import { data, field, word } from "./page";
import { button, el } from "./ui/dom";

interface Finding {
  text: string;
  go: () => void;
}

const VERY_LARGE = 6000;
const IDENTITY = /(?<![\d.,])(\d{12}|\d{9})(?![\d.,]*\d)/g;

export function watchChecks(editor: Editor): void {
  const list = field("checks");
  let timer = 0;
  const show = () => {
    const found = [...inFields(), ...inText(editor)];
    list.replaceChildren(
      ...(found.length ? found.map(({ text, go }) => el("li", {}, button(text, go))) : [el("li", {}, word("check_fine"))]),
    );
  };
  const soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, 400);
  };
  editor.on("update", soon);
  field("article").addEventListener("input", soon);
  show();
}

function inFields(): Finding[] {
  const { title, summary, cover } = readFields();
  const focus = (id: string) => () => field(id).focus();
  const limit = data.limits.title;
  return [
    ...(title ? [] : [{ text: word("check_title_missing"), go: focus("f-title") }]),
    ...([...title].length > limit ? [{ text: word("check_title_long", { limit }), go: focus("f-title") }] : []),
    ...(summary ? [] : [{ text: word("check_summary_missing"), go: focus("f-summary") }]),
    ...(cover && !cover.alt ? [{ text: word("check_cover_alt"), go: focus("cover-choose") }] : []),
  ];
}

function inText(editor: Editor): Finding[] {
  const found: Finding[] = [];
  let level = 1;
  editor.state.doc.descendants((node, position) => {
    const add = (text: string, from = position + 1, to = from) =>
      found.push({ text, go: () => editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run() });
    if (node.type.name === "figure") {
      const { alt, width, height } = node.attrs;
      if (!alt) found.push({ text: word("check_alt"), go: () => focusAlt(editor, position) });
      if (Math.max(width, height) > VERY_LARGE) add(word("check_large_picture", { width, height }));
    }
    if (node.type.name === "heading") {
      if (node.attrs.level > level + 1) add(word("check_heading"));
      level = node.attrs.level;
    }
    if (node.isTextblock)
      for (const match of node.textBetween(0, node.content.size, "\n", "\n").matchAll(IDENTITY)) {
        const from = position + 1 + match.index;
        add(word("check_identity", { number: match[0] }), from, from + match[0].length);
      }
  });
  return found;
}

function focusAlt(editor: Editor, position: number): void {
  const figure = editor.view.nodeDOM(position);
  if (figure instanceof HTMLElement) figure.querySelector("input")?.focus();
}
