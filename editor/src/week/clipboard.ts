// Tables on the clipboard as cells: merged ones repeated down, and no markup.

/** The cells of what was copied; nothing where it is no table. */
export function tableOf(html: string): string[][] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const rows: string[][] = [];
  for (const block of blocks(page.body)) {
    if (block instanceof HTMLTableElement) rows.push(...grid(block));
    // Days may stand between tables, as headings.
    else if (rows.length || block.textContent!.length < 60) {
      const text = textOf(block);
      if (/^(thứ|chủ nhật|ngày)[\s,:]/i.test(text)) rows.push([text]);
    }
  }
  return page.querySelector("table") ? rows : [];
}

/** Tables and paragraphs outside of them, in the order of the document. */
function* blocks(inside: Element): Generator<Element> {
  for (const child of inside.children) {
    if (child instanceof HTMLTableElement || /^(P|H[1-6])$/.test(child.tagName)) yield child;
    else yield* blocks(child);
  }
}

function grid(table: HTMLTableElement): string[][] {
  const rows: string[][] = [];
  // Cells that reach down from rows above, by column.
  const reaching = new Map<number, { rows: number; text: string }>();
  for (const row of table.rows) {
    if (row.style.display === "none") continue;
    const cells: string[] = [];
    const takeReaching = (): void => {
      for (let above = reaching.get(cells.length); above?.rows; above = reaching.get(cells.length)) {
        above.rows -= 1;
        cells.push(above.text);
      }
    };
    for (const cell of row.cells) {
      takeReaching();
      const text = textOf(cell);
      for (let column = 0; column < Math.min(cell.colSpan, 50); column += 1) {
        const shown = column === 0 ? text : "";
        reaching.set(cells.length, { rows: Math.min(cell.rowSpan || 1, 200) - 1, text: shown });
        cells.push(shown);
      }
    }
    takeReaching();
    if (cells.some(Boolean)) rows.push(cells);
  }
  return rows;
}

const BLOCK = /^(P|DIV|LI|H[1-6]|TR|UL|OL|TABLE)$/;

/** The text of a cell: lines where the program showed lines. */
function textOf(cell: Element): string {
  let text = "";
  const walk = (node: Node): void => {
    if (node instanceof Text) text += node.data.replace(/\s+/g, " ");
    else if (node instanceof HTMLBRElement) text += "\n";
    else if (node instanceof Element && !/^(STYLE|SCRIPT|TITLE)$/.test(node.tagName)) {
      const block = BLOCK.test(node.tagName);
      if (block && text.trim()) text += "\n";
      node.childNodes.forEach(walk);
      if (block) text += "\n";
    }
  };
  cell.childNodes.forEach(walk);
  const lines = text.normalize("NFC").replace(/\u00a0/g, " ").split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return lines.join("\n").replace(/\n{2,}/g, "\n").trim();
}
