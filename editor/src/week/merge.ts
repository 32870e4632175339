// Two who changed the same week: what only one of them changed is taken from
// that one. A cell that both changed is for a person to decide.

import { FIELDS, type Field, type Row } from "./page";
import type { Named } from "./rows";

/** A cell that says something else in both. */
export interface Clash {
  name: string;
  field: Field;
  mine: string | boolean;
  theirs: string | boolean;
}

export interface Merged {
  rows: Named[];
  clashes: Clash[];
  /** How many rows that were deleted here came back, because they changed there. */
  back: number;
}

/** Mine and theirs, both made from `base`. Rows are the same by their key. */
export function merge(base: Row[], mine: Named[], theirs: Row[]): Merged {
  const [before, there] = [byKey(base), byKey(theirs)];
  const here = new Set(mine.map(({ row }) => row.key));
  const merged: Merged = { rows: [], clashes: [], back: 0 };
  for (const named of mine) {
    const { name, row } = named;
    const other = row.key ? there.get(row.key) : arrived(row);
    const old = before.get(row.key);
    if (other) {
      here.add(other.key);
      merged.rows.push({ name, row: cells(named, other, before.get(other.key), merged.clashes) });
    } else if (!row.key || !old || !isSame(row, old)) merged.rows.push(named);
    // Otherwise they deleted what nobody changed here.
  }
  for (const [index, row] of theirs.entries()) {
    if (here.has(row.key)) continue;
    const old = before.get(row.key);
    if (old && isSame(row, old)) continue;
    if (old) merged.back += 1;
    // Behind the row it stands behind there.
    const above = theirs.slice(0, index).reverse().find(({ key }) => merged.rows.some((known) => known.row.key === key));
    const at = above ? merged.rows.findIndex((known) => known.row.key === above.key) + 1 : 0;
    merged.rows.splice(at, 0, { name: "", row });
  }
  return merged;

  /** A new row that was saved although the answer got lost: it is there already. */
  function arrived(row: Row): Row | undefined {
    return theirs.find((other) => !before.has(other.key) && !here.has(other.key) && isSame(row, other));
  }
}

function cells({ name, row }: Named, theirs: Row, old: Row | undefined, clashes: Clash[]): Row {
  const made: Row = { ...row, key: theirs.key };
  for (const field of FIELDS) {
    const [mine, other, before] = [row[field], theirs[field], old?.[field]];
    if (isEqual(mine, other) || (old && isEqual(other, before))) continue;
    if (old && isEqual(mine, before)) Object.assign(made, { [field]: other });
    else clashes.push({ name, field, mine, theirs: other });
  }
  return made;
}

const byKey = (rows: Row[]): Map<string, Row> => new Map(rows.filter(({ key }) => key).map((row) => [row.key, row]));

const isSame = (one: Row, other: Row): boolean => FIELDS.every((field) => isEqual(one[field], other[field]));

/** The server keeps texts without the spaces around them. */
function isEqual(one: string | boolean | undefined, other: string | boolean | undefined): boolean {
  return one === other || (typeof one === "string" && typeof other === "string" && tidy(one) === tidy(other));
}

const tidy = (text: string): string =>
  text.normalize("NFC").split("\n").map((line) => line.trim().replace(/\s+/g, " ")).join("\n").trim();
