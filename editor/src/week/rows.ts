// Rows of the form. Each has a name of its own on this page, under which its key
// is known: the row may be taken away and come back while a save is under way.

import { FIELDS, data, part, word, type Cell, type Field, type Row, type Said } from "./page";

/** A row with its name on this page. */
export interface Named {
  name: string;
  row: Row;
}

export const body = part<HTMLTableSectionElement>(".week-rows tbody");
const template = part<HTMLTemplateElement>("#new-row");
const keys = new Map<string, string>();
let names = 0;

export const elements = (): HTMLTableRowElement[] => [...body.rows];
export const rowOf = (inside: Element): HTMLTableRowElement | null => inside.closest("tr");
export const cell = (row: HTMLTableRowElement, field: Field): Cell => row.querySelector<Cell>(`[name="${field}"]`)!;

/** The rows that are there when the page opens. */
export function adopt(): void {
  for (const row of elements()) name(row, row.querySelector<HTMLInputElement>('[name="key"]')!.value);
  renumber();
}

/** The row of a key, by its name on this page. */
export const nameOf = (key: string): string | undefined => (key ? readAll().find(({ row }) => row.key === key)?.name : undefined);

export const newName = (): string => String((names += 1));

function name(row: HTMLTableRowElement, key: string, known = newName()): void {
  row.dataset.name = known;
  if (key && !keys.has(row.dataset.name)) keys.set(row.dataset.name, key);
  showKey(row);
}

function showKey(row: HTMLTableRowElement): void {
  row.querySelector<HTMLInputElement>('[name="key"]')!.value = keys.get(row.dataset.name!) ?? "";
}

/** The server has given a row its key. */
export function learn(name: string, key: string, day: string): void {
  keys.set(name, key);
  const row = elements().find((row) => row.dataset.name === name);
  if (!row) return;
  showKey(row);
  const shown = cell(row, "day");
  // A day in words has become a date.
  if (document.activeElement !== shown && !data.days.some(([date]) => date === shown.value)) setDay(shown, day);
}

export function read(row: HTMLTableRowElement): Named {
  const text = (field: Field): string => cell(row, field).value;
  return {
    name: row.dataset.name!,
    row: {
      key: keys.get(row.dataset.name!) ?? "",
      day: text("day"),
      time: text("time"),
      content: text("content"),
      chair: text("chair"),
      participants: text("participants"),
      place: text("place"),
      note: text("note"),
      cancelled: (cell(row, "cancelled") as HTMLInputElement).checked,
    },
  };
}

export const readAll = (): Named[] => elements().map(read);

/** Whether nothing is written but the day, as the server sees it. */
export const isBlank = (row: Row): boolean =>
  FIELDS.every((field) => field === "day" || field === "cancelled" || !row[field].trim());

export function make({ row, name: known }: { row: Partial<Row>; name?: string }): HTMLTableRowElement {
  const made = (template.content.cloneNode(true) as DocumentFragment).querySelector("tr")!;
  write(made, row);
  name(made, row.key ?? "", known);
  return made;
}

function write(made: HTMLTableRowElement, row: Partial<Row>): void {
  for (const field of FIELDS) {
    if (field === "cancelled") (cell(made, field) as HTMLInputElement).checked = row.cancelled ?? false;
    else set(cell(made, field), row[field] ?? "");
  }
}

/** Writes into a cell, whatever it is. */
export function set(into: Cell, text: string): void {
  if (into instanceof HTMLSelectElement) setDay(into, text);
  else if (into.type === "checkbox") (into as HTMLInputElement).checked = /^(1|x|true|có|hoãn)$/i.test(text.trim());
  else into.value = text;
}

function setDay(into: Cell, text: string): void {
  const day = text.trim();
  const options = [...(into as HTMLSelectElement).options];
  const found = options.find((option) => option.value === day || fold(option.text) === fold(day) || fold(option.text).startsWith(`${fold(day)} `));
  // What is no day of the week stays as it was written, and none is to be chosen.
  if (!found) (into as HTMLSelectElement).prepend(new Option(day || word("choose_day"), day));
  into.value = found ? found.value : day;
}

const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

/** The rows of another moment. Rows that stay keep their elements, and the cursor. */
export function replaceAll(rows: Named[]): void {
  const there = new Map(elements().map((row) => [row.dataset.name!, row]));
  const wanted = rows.map((named) => {
    const row = there.get(named.name);
    if (!row) return make(named);
    if (JSON.stringify(read(row).row) !== JSON.stringify(named.row)) write(row, named.row);
    return row;
  });
  for (const row of elements()) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, index) => body.rows[index] !== row && body.insertBefore(row, body.rows[index] ?? null));
  renumber();
}

/** Labels and ids say the row's number; a line parts the days. */
export function renumber(): void {
  let before = "";
  for (const [index, row] of elements().entries()) {
    const number = String(index + 1);
    for (const control of row.querySelectorAll("[aria-label]")) {
      control.setAttribute("aria-label", control.getAttribute("aria-label")!.replace(/\d+$/, number));
      if (control.id) control.id = control.id.replace(/^r\d+/, `r${number}`);
    }
    const day = cell(row, "day").value;
    row.classList.toggle("new-day", index > 0 && day !== before);
    before = day;
  }
}

/** Says what is wrong or doubtful beside the cells of the rows that were sent. */
export function say(sent: Named[], said: Said[]): void {
  for (const [index, { name }] of sent.entries()) {
    const row = elements().find((row) => row.dataset.name === name);
    if (!row) continue;
    for (const field of FIELDS) sayBeside(cell(row, field), said.filter((one) => one.row === index && one.field === field));
  }
}

function sayBeside(beside: Cell, said: Said[]): void {
  beside.parentElement!.querySelector(".beside")?.remove();
  beside.removeAttribute("aria-describedby");
  beside.toggleAttribute("aria-invalid", false);
  if (!said.length) return;
  const shown = document.createElement("p");
  shown.className = "beside";
  shown.id = `${beside.id}-beside`;
  for (const { wrong, text } of said)
    shown.append(Object.assign(document.createElement("span"), { className: wrong ? "field-error" : "warning", textContent: text }));
  beside.after(shown);
  beside.setAttribute("aria-describedby", shown.id);
  if (said.some(({ wrong }) => wrong)) beside.setAttribute("aria-invalid", "true");
}
