// What the markup means, whatever the program that wrote it.

export function headings(root: HTMLElement): void {
  const outlined = "p[role=heading], div[role=heading], p.MsoTitle, p.MsoSubtitle, p[style*='mso-outline-level']";
  for (const element of root.querySelectorAll<HTMLElement>(`${outlined}, h1, h5, h6`)) rename(element, `h${level(element)}`);
  // A heading is bold by being one.
  for (const heading of root.querySelectorAll<HTMLElement>("h2, h3, h4"))
    for (const bold of heading.querySelectorAll<HTMLElement>("b, strong, [style*='font-weight']")) {
      bold.style.removeProperty("font-weight");
      if (bold.matches("b, strong")) unwrap(bold);
    }
}

function level(element: HTMLElement): number {
  const outline = /mso-outline-level:\s*(\d)/.exec(element.getAttribute("style") ?? "")?.[1];
  const given = Number(element.getAttribute("aria-level") ?? outline ?? /^h(\d)$/.exec(element.localName)?.[1] ?? 1);
  return Math.min(4, Math.max(2, given));
}

/** Tables that only placed things on a page: one cell wide, or holding tables. */
export function layoutTables(root: HTMLElement): void {
  for (const table of [...root.querySelectorAll<HTMLTableElement>("table")].reverse()) {
    const rows = [...table.rows];
    const layout = table.querySelector("table") || rows.every((row) => row.cells.length <= 1);
    if (!layout) continue;
    const picture = pictureWithCaption(table, rows);
    if (picture) table.replaceWith(picture);
    else table.replaceWith(...rows.flatMap((row) => [...row.cells]).map((cell) => rename(cell, "div")));
  }
}

function pictureWithCaption(table: HTMLTableElement, rows: HTMLTableRowElement[]): HTMLElement | null {
  const image = table.querySelector("img");
  const words = rows[1]?.textContent?.trim() ?? "";
  if (!image || rows.length !== 2 || rows[0]?.textContent?.trim() || words.length > 400) return null;
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  caption.textContent = words;
  figure.append(image, caption);
  return figure;
}

/** Two line breaks in a row are how old editors made paragraphs. */
export function paragraphs(root: HTMLElement): void {
  for (const block of [root, ...root.querySelectorAll<HTMLElement>("p, div, td, th, center")]) {
    const breaks = [...block.querySelectorAll(":scope > br")].filter((br) => followedByBreak(br));
    if (!breaks.length) continue;
    const chunks: Node[][] = [[]];
    for (const node of [...block.childNodes]) {
      if (node instanceof HTMLBRElement && (breaks.includes(node) || isBlank(chunks[chunks.length - 1]))) chunks.push([]);
      else chunks[chunks.length - 1]?.push(node);
    }
    const made = chunks.filter((chunk) => !isBlank(chunk)).map((chunk) => wrapped(chunk));
    if (block.localName === "p") block.replaceWith(...made);
    else block.replaceChildren(...made);
  }
}

const isBlank = (chunk: Node[] = []): boolean => chunk.every((node) => node instanceof Text && !node.data.trim());

function followedByBreak(br: Element): boolean {
  let next = br.nextSibling;
  while (next instanceof Text && !next.data.trim()) next = next.nextSibling;
  return next instanceof HTMLBRElement;
}

function wrapped(chunk: Node[]): HTMLElement {
  const holdsBlocks = chunk.some((node) => node instanceof HTMLElement && node.matches("p, div, ul, ol, table, figure, h2, h3, h4"));
  const made = document.createElement(holdsBlocks ? "div" : "p");
  made.append(...chunk);
  return made;
}

/** Google Docs puts a nested list beside its item instead of inside it. */
export function listsInItems(root: HTMLElement): void {
  for (const list of root.querySelectorAll(":is(ul, ol) > :is(ul, ol)")) list.previousElementSibling?.append(list);
}

export function rename(element: HTMLElement, tag: string): HTMLElement {
  if (element.localName === tag) return element;
  const made = document.createElement(tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

export const unwrap = (element: Element): void => element.replaceWith(...element.childNodes);
