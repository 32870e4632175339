// Lists that programs write without nesting: Word desktop as paragraphs with
// `mso-list`, Word online as one list per item. Both become real nested lists.

interface Item {
  level: number;
  ordered: boolean;
  start: number;
  content: Node[];
}

export function realLists(root: HTMLElement): void {
  gather(root, "p[style*='mso-list:'], p[style*='mso-list: ']", wordDesktopItem);
  gather(root, ".ListContainerWrapper", wordOnlineItem);
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
  return { level: Number(level), ...numbering(sign), content: [...paragraph.childNodes] };
}

function wordOnlineItem(wrapper: HTMLElement): Item | null {
  const item = wrapper.querySelector("li");
  if (!item) return null;
  const list = item.parentElement;
  return {
    level: Number(item.dataset.ariaLevel ?? item.getAttribute("aria-level")) || 1,
    ordered: list?.localName === "ol",
    start: Number(list?.getAttribute("start")) || 1,
    content: [...(item.querySelector("p") ?? item).childNodes],
  };
}

function numbering(sign: string): { ordered: boolean; start: number } {
  const number = /^\(?(\d+|[a-zđ]|[ivx]+)[.)]/i.exec(sign)?.[1];
  if (!number) return { ordered: false, start: 1 };
  return { ordered: true, start: Number(number) || 1 };
}

function nested(items: Item[]): DocumentFragment {
  const made = document.createDocumentFragment();
  const open: { level: number; list: HTMLElement; ordered: boolean }[] = [];
  for (const { level, ordered, start, content } of items) {
    while (open.length && (open[open.length - 1]?.level ?? 0) > level) open.pop();
    const top = open[open.length - 1];
    if (top?.level === level && top.ordered !== ordered) open.pop();
    if (open[open.length - 1]?.level !== level) {
      const list = document.createElement(ordered ? "ol" : "ul");
      if (ordered && start > 1) list.setAttribute("start", String(start));
      (open[open.length - 1]?.list.lastElementChild ?? made).append(list);
      open.push({ level, list, ordered });
    }
    const item = document.createElement("li");
    const paragraph = document.createElement("p");
    paragraph.append(...content);
    item.append(paragraph);
    open[open.length - 1]?.list.append(item);
  }
  return made;
}
