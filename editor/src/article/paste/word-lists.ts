// Lists that programs write without nesting: Word desktop as paragraphs with
// `mso-list` or a ☐ in front, Word online as one list per item. All become real
// nested lists.

import { numberStyle } from "../schema/lists";
import { takeSign } from "./tasks";

type Kind = { tag: "ul" } | { tag: "ol"; start: number; style: string } | { tag: "tasks"; done: boolean };

interface Item {
  level: number;
  kind: Kind;
  content: Node[];
}

export function realLists(root: HTMLElement): void {
  gather(root, "p[style*='mso-list:'], p[style*='mso-list: ']", wordDesktopItem);
  gather(root, ".ListContainerWrapper", wordOnlineItem);
  gather(root, "p", boxedParagraph);
}

function gather(root: HTMLElement, selector: string, read: (element: HTMLElement) => Item | null): void {
  let run: Item[] = [];
  let last: Element | null = null;
  const flush = () => {
    if (last && run.length) last.replaceWith(nested(run));
    run = [];
    last = null;
  };
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const item = read(element);
    if (!item) continue;
    if (last && last.nextElementSibling !== element) flush();
    last?.remove();
    run.push(item);
    last = element;
  }
  flush();
}

function wordDesktopItem(paragraph: HTMLElement): Item | null {
  const level = /mso-list:\s*\w+\s+level(\d)/i.exec(paragraph.getAttribute("style") ?? "")?.[1];
  if (!level) return null;
  const marker = paragraph.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  const sign = marker?.textContent?.replace(/\u00a0/g, " ").trim() ?? "";
  marker?.remove();
  const done = takeSign(paragraph);
  return { level: Number(level), kind: done === null ? numbering(sign) : { tag: "tasks", done }, content: [...paragraph.childNodes] };
}

function wordOnlineItem(wrapper: HTMLElement): Item | null {
  const item = wrapper.querySelector("li");
  if (!item) return null;
  const list = item.parentElement;
  const done = takeSign(item);
  const numbered: Kind = list?.localName === "ol" ? { tag: "ol", start: Number(list.getAttribute("start")) || 1, style: numberStyle(list) } : { tag: "ul" };
  return {
    level: Number(item.dataset.ariaLevel ?? item.getAttribute("aria-level")) || 1,
    kind: done === null ? numbered : { tag: "tasks", done },
    content: [...(item.querySelector("p") ?? item).childNodes],
  };
}

/** A paragraph with a check box; how far it is indented says how deep it lies. */
function boxedParagraph(paragraph: HTMLElement): Item | null {
  if (paragraph.closest("li")) return null;
  const done = takeSign(paragraph);
  if (done === null) return null;
  return { level: Math.round(Number.parseFloat(paragraph.style.marginLeft) || 0), kind: { tag: "tasks", done }, content: [...paragraph.childNodes] };
}

/** What the number in front of an item says: where its list starts, and how it counts. */
function numbering(sign: string): Kind {
  const bare = /^\(?([\p{L}\d.]+?)[.)]$/u.exec(sign)?.[1] ?? (/^\d+(\.\d+)+$/.test(sign) ? sign : "");
  const ordered = (start: number, style: string): Kind => ({ tag: "ol", start, style });
  if (/^\d+(\.\d+)*$/.test(bare)) return ordered(Number(bare.split(".").pop()) || 1, "1");
  const small = bare.toLowerCase();
  const style = (lower: string) => (bare === small ? lower : lower.toUpperCase());
  // A lone "i" is the first Roman number; of the other letters only several in a row are one.
  if (small === "i" || (small.length > 1 && /^[ivxlcdm]+$/.test(small))) return ordered(roman(small), style("i"));
  if (/^[a-z]$/.test(small)) return ordered(small.charCodeAt(0) - 96, style("a"));
  return /^\p{L}$/u.test(small) ? ordered(1, style("a")) : { tag: "ul" };
}

function roman(number: string): number {
  const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  const digits = [...number].map((digit) => worth[digit] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}

function nested(items: Item[]): DocumentFragment {
  const made = document.createDocumentFragment();
  const open: { level: number; list: HTMLElement; tag: string }[] = [];
  for (const { level, kind, content } of items) {
    while (open.length && (open[open.length - 1]?.level ?? 0) > level) open.pop();
    const top = open[open.length - 1];
    if (top?.level === level && top.tag !== kind.tag) open.pop();
    if (open[open.length - 1]?.level !== level) {
      const list = listOf(kind);
      (open[open.length - 1]?.list.lastElementChild ?? made).append(list);
      open.push({ level, list, tag: kind.tag });
    }
    const item = document.createElement("li");
    if (kind.tag === "tasks" && kind.done) item.className = "done";
    const paragraph = document.createElement("p");
    paragraph.append(...content);
    item.append(paragraph);
    open[open.length - 1]?.list.append(item);
  }
  return made;
}

function listOf(kind: Kind): HTMLElement {
  const list = document.createElement(kind.tag === "ol" ? "ol" : "ul");
  if (kind.tag === "tasks") list.className = "tasks";
  if (kind.tag === "ol") {
    if (kind.start > 1) list.setAttribute("start", String(kind.start));
    if (kind.style !== "1") list.setAttribute("type", kind.style);
  }
  return list;
}
