// Buttons that put a picture or a file of the library into a text that is typed:
// as the text has it, in brackets or as markup (`services/src/html/typed.rs`).

import { chooseStored } from "../article/upload/library";
import type { Stored } from "../article/upload/sent";
import { button } from "../article/ui/dom";
import { word } from "../words";

export function insertInto(buttons: HTMLElement, text: HTMLTextAreaElement): void {
  const insert = async (kind: Stored["kind"], title: string) => {
    const stored = await chooseStored(kind, title);
    if (!stored) return;
    const isMarkup = /<\/?[a-z!]/i.test(text.value);
    text.focus();
    // A block of its own, unless an empty line or nothing is around it.
    const before = text.value.slice(0, text.selectionStart);
    const gap = stored.kind === "file" || before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const end = stored.kind === "picture" ? "\n\n" : "";
    text.setRangeText(gap + (isMarkup ? markup(stored) : typed(stored)) + end, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const [kind, key] of [["picture", "insert_picture"], ["file", "insert_file"]] as const)
    buttons.append(button(word(key), () => void insert(kind, word(key)), "plain"));
}

const inBrackets = (words: string) => words.replace(/[[\]]/g, "");

function typed(stored: Stored): string {
  if (stored.kind === "picture") return `![${inBrackets(stored.alt)}](${stored.src})`;
  return `[${inBrackets(stored.name)} (${stored.type}, ${stored.size})](${stored.url})`;
}

function markup(stored: Stored): string {
  const escape = (words: string) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  if (stored.kind === "picture") return `<figure><img src="${stored.src}" alt="${escape(stored.alt)}"></figure>`;
  return `<a href="${stored.url}">${escape(stored.name)} (${stored.type}, ${stored.size})</a>`;
}
