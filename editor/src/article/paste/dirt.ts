// What no reader ever saw: comments, styles, hidden text, spacing by spaces.

import { unwrap } from "./structure";

const INVISIBLE = "style, script, meta, link, title, xml, template, noscript, iframe, object, [hidden], [style*='mso-hide:all'], [style*='display:none'], [style*='display: none']";

export function withoutDirt(root: HTMLElement): void {
  for (const element of root.querySelectorAll(INVISIBLE)) element.remove();
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  for (const comment of collect(comments)) (comment as Comment).remove();
  for (const element of root.querySelectorAll("*")) if (element.localName.includes(":") || element.localName === "font") unwrap(element);
  for (const link of root.querySelectorAll("a")) {
    for (const inside of link.querySelectorAll<HTMLElement>("[style], u")) {
      inside.style.removeProperty("text-decoration");
      inside.style.removeProperty("text-decoration-line");
      if (inside.localName === "u") unwrap(inside);
    }
    if (!link.hasAttribute("href")) unwrap(link);
  }
}

export function tidyText(root: HTMLElement): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (const text of collect(texts) as Text[]) text.data = text.data.replace(/[\u00a0\s]+/g, " ").replace(/[\u200b\ufeff\u00ad]/g, "").normalize("NFC");
  for (const block of root.querySelectorAll("p, h2, h3, h4")) {
    if (block.closest("td, th, li") && !block.nextElementSibling && !block.previousElementSibling) continue;
    if (!block.textContent?.trim() && !block.querySelector("img")) block.remove();
  }
}

function collect(walker: TreeWalker): Node[] {
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}
