// Pictures inside pasted HTML: ours stay, data: URLs are uploaded, and those a
// browser may not read are named so that the writer can drop them again.

import { word } from "../page";
import { hashIn } from "../schema/figure";

export interface Found {
  /** Uploaded at the token that stands for them in the text. */
  carried: File[];
  /** Names of pictures that only exist where they were copied from. */
  lost: string[];
}

const OPEN = "\uE000";
const CLOSE = "\uE001";
export const TOKEN = new RegExp(`^${OPEN}(\\d+)${CLOSE}$`);

export function takePictures(root: HTMLElement): Found {
  const found: Found = { carried: [], lost: [] };
  for (const image of root.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    if (hashIn(source)) continue;
    const file = fromDataUrl(source, found.carried.length + 1);
    if (file) {
      const token = document.createElement("p");
      token.textContent = `${OPEN}${found.carried.push(file) - 1}${CLOSE}`;
      outermost(image, root).after(token);
    } else if (!isSpacer(image)) {
      found.lost.push(nameOf(source) || image.alt || word("picture_unnamed", { number: found.lost.length + 1 }));
    }
    const figure = image.closest("figure");
    image.remove();
    // Its caption stays as text.
    if (figure) figure.replaceWith(...[...figure.children].map((child) => paragraph(child.textContent ?? "")));
  }
  return found;
}

function paragraph(text: string): HTMLElement {
  return Object.assign(document.createElement("p"), { textContent: text });
}

function outermost(image: Element, root: Element): Element {
  let block: Element = image;
  while (block.parentElement && block.parentElement !== root && block.closest("p, li, table, ul, ol, h2, h3, h4, figure, span, a"))
    block = block.parentElement;
  return block;
}

const isSpacer = (image: HTMLImageElement): boolean =>
  [image.getAttribute("width"), image.getAttribute("height")].some((side) => side !== null && Number(side) <= 2);

function nameOf(source: string): string {
  const last = source.split(/[\\/]/).pop()?.split("?")[0] ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function fromDataUrl(source: string, number: number): File | null {
  const match = /^data:(image\/(png|jpeg|webp|gif|avif));base64,(.*)$/s.exec(source);
  if (!match) return null;
  const [, type = "", extension = "", encoded = ""] = match;
  try {
    const bytes = Uint8Array.from(atob(encoded.trim()), (letter) => letter.charCodeAt(0));
    return new File([bytes], `${word("picture_unnamed", { number })}.${extension}`, { type });
  } catch {
    return null;
  }
}
