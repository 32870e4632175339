// What is pasted: one cell into the cell, a few from there on, a whole table as
// rows, which the server reads as it reads those of the form without a script.

import { tableOf } from "./clipboard";
import type { Edits } from "./edits";
import { FIELDS, address, part, word, type Field, type Row } from "./page";
import { body, rowOf } from "./rows";

type Pasted = { table: string[][] } | { text: string };

export function watchPaste(edits: Edits, tell: (text: string) => void): void {
  body.addEventListener("paste", (event) => {
    const row = event.target instanceof Element ? rowOf(event.target) : null;
    const clipboard = event.clipboardData;
    if (!row || !clipboard) return;
    const table = tableOf(clipboard.getData("text/html"));
    const text = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const cells = table.length ? table : text.includes("\t") && !text.includes("\n") ? [text.split("\t")] : [];
    const isFew = cells.length === 1 || (cells.length > 0 && cells.every((line) => line.length <= 2));
    if (isFew) {
      // One cell is text like any other: the browser pastes it.
      if (cells.length === 1 && cells[0]!.length === 1) return;
      event.preventDefault();
      edits.fill(row, FIELDS.indexOf((event.target as HTMLInputElement).name as Field), cells, FIELDS);
    } else if (cells.length || text.includes("\t")) {
      event.preventDefault();
      void readRows(cells.length ? { table: cells } : { text }, edits, tell);
    }
  });
  // The field below the table takes the same, and marked-up tables, too.
  const field = part<HTMLTextAreaElement>("#pasted");
  field.addEventListener("paste", (event) => {
    const table = tableOf(event.clipboardData?.getData("text/html") ?? "");
    if (!table.length) return;
    event.preventDefault();
    void readRows({ table }, edits, tell);
  });
  part<HTMLButtonElement>('button[value="paste"]').addEventListener("click", (event) => {
    event.preventDefault();
    void readRows({ text: field.value }, edits, tell).then((read) => read && (field.value = ""));
  });
}

async function readRows(pasted: Pasted, edits: Edits, tell: (text: string) => void): Promise<boolean> {
  tell(word("reading"));
  const answer = await fetch(`${address}/dan`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(pasted),
  }).catch(() => null);
  const rows = answer?.ok ? ((await answer.json().catch(() => null)) as { rows: Row[] } | null)?.rows : undefined;
  if (!rows?.length) {
    tell(word("paste_failed"));
    return false;
  }
  edits.add(rows);
  return true;
}
