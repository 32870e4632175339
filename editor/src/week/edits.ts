// What is done to rows as a whole. Each is a step that can be undone.

import { button, data, el, word, type Row } from "./page";
import { body, cell, elements, isBlank, learn, make, newName, read, renumber, replaceAll, rowOf, set, type Named } from "./rows";
import type { Undo } from "./undo";

export class Edits {
  constructor(
    private readonly undo: Undo,
    private readonly tell: (text: string) => void,
  ) {}

  /** An empty row of the same day below, or at the end. */
  insert(below?: HTMLTableRowElement | null, day?: string): HTMLTableRowElement | null {
    if (elements().length >= data.max_rows) return null;
    this.undo.step();
    const above = below ?? elements()[elements().length - 1];
    const made = make({ row: { day: day ?? (above ? cell(above, "day").value : data.days[0]![0]) } });
    if (below) below.after(made);
    else body.append(made);
    this.tools(made);
    renumber();
    this.undo.step();
    return made;
  }

  remove(row: HTMLTableRowElement): void {
    this.undo.step();
    const index = elements().indexOf(row);
    row.remove();
    renumber();
    const next = elements()[Math.min(index, elements().length - 1)];
    if (next) cell(next, "content").focus();
    this.undo.step();
    this.tell(word("removed", { row: index + 1 }));
  }

  /** The cell says what the one above says. */
  copyAbove(row: HTMLTableRowElement, field: Parameters<typeof cell>[1]): void {
    const above = elements()[elements().indexOf(row) - 1];
    if (!above) return;
    this.undo.step();
    const [from, to] = [cell(above, field), cell(row, field)];
    if (field === "cancelled") (to as HTMLInputElement).checked = (from as HTMLInputElement).checked;
    else set(to, from.value);
    renumber();
    this.undo.step();
  }

  /** The day of this row for the block of one day below it. */
  fillDay(row: HTMLTableRowElement): void {
    this.undo.step();
    const day = cell(row, "day").value;
    const below = elements().slice(elements().indexOf(row) + 1);
    const old = below[0] && cell(below[0], "day").value;
    for (const next of below) {
      if (cell(next, "day").value !== old) break;
      set(cell(next, "day"), day);
    }
    renumber();
    this.undo.step();
  }

  /** Cells of another program, from this one to the right and down. */
  fill(row: HTMLTableRowElement, field: number, table: string[][], fields: readonly Parameters<typeof cell>[1][]): void {
    this.undo.step();
    let into: HTMLTableRowElement | null | undefined = row;
    for (const cells of table) {
      if (!into) break;
      cells.forEach((text, index) => {
        const name = fields[field + index];
        if (name) set(cell(into!, name), text);
      });
      into = (into.nextElementSibling as HTMLTableRowElement | null) ?? (cells === table[table.length - 1] ? null : this.append(into));
    }
    renumber();
    this.undo.step();
  }

  private append(after: HTMLTableRowElement): HTMLTableRowElement | null {
    if (elements().length >= data.max_rows) return null;
    const made = make({ row: { day: cell(after, "day").value } });
    after.after(made);
    this.tools(made);
    return made;
  }

  /** Rows that were read from a table, below the others; blank ones give way. */
  add(rows: Row[]): void {
    this.undo.step();
    for (const row of elements()) if (isBlank(read(row).row)) row.remove();
    for (const row of rows.slice(0, data.max_rows - elements().length)) {
      const made = make({ row });
      body.append(made);
      this.tools(made);
    }
    renumber();
    this.undo.step();
    this.tell(word("pasted", { count: rows.length }));
  }

  /** These rows with what others saved. Nobody undoes what somebody else did. */
  merged(rows: Named[]): void {
    const named = rows.map(({ name, row }): Named => ({ row, name: name || newName() }));
    replaceAll(named);
    for (const { name, row } of named) if (row.key) learn(name, row.key, row.day);
    this.equip();
    this.undo.forget();
  }

  /** Buttons instead of the box to tick, in every row that has none. */
  equip(): void {
    for (const row of elements()) this.tools(row);
  }

  private tools(row: HTMLTableRowElement): void {
    const place = row.querySelector<HTMLElement>("td.drop")!;
    if (place.querySelector(".row-tools")) return;
    // Tab goes from cell to cell; the keys do what the buttons do.
    const tool = (sign: string, label: string, act: (row: HTMLTableRowElement) => void): HTMLButtonElement => {
      const made = button(sign, () => act(rowOf(made)!), { class: "quiet", tabindex: "-1", "aria-label": label, title: label.replace(/ \d+$/, "") });
      return made;
    };
    place.replaceChildren(
      el(
        "span",
        { class: "row-tools" },
        tool("+", word("insert", { row: 1 }), (row) => cell(this.insert(row) ?? row, "time").focus()),
        tool("↧", word("fill"), (row) => this.fillDay(row)),
        tool("✕", word("remove", { row: 1 }), (row) => this.remove(row)),
      ),
    );
    renumber();
  }
}
