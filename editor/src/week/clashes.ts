// Cells that two people changed at once: each says what the other wrote, and
// which of both to keep. Nothing is saved before all are decided.

import type { Edits } from "./edits";
import type { Clash, Merged } from "./merge";
import { sayClashes, tell } from "./notices";
import { button, data, el, word } from "./page";
import { cell, elements, set } from "./rows";
import type { Theirs } from "./saver";

let open: { clash: Clash; shown: HTMLElement }[] = [];
let close: () => void = () => undefined;

/** Puts the rows of both on the page; `settled` when nothing is left to decide. */
export function showMerged({ rows, clashes, back }: Merged, theirs: Theirs, edits: Edits, settled: () => void): void {
  // Decided anew: what clashed before may have changed again.
  for (const { clash, shown } of open) remove(clash, shown);
  close();
  edits.merged(rows);
  if (back) tell(word("came_back", { name: theirs.by || word("on_server"), count: back }));
  open = clashes.flatMap((clash) => {
    const shown = showAt(clash, theirs, (mine) => decide(clash, mine, settled));
    return shown ? [{ clash, shown }] : [];
  });
  close = open.length ? sayClashes(theirs, open.length, (mine) => open.slice().forEach(({ clash }) => decide(clash, mine, settled))) : () => undefined;
}

function decide(clash: Clash, mine: boolean, settled: () => void): void {
  const found = open.find((one) => one.clash === clash);
  if (!found) return;
  const control = controlOf(clash);
  if (control && !mine) set(control, textOf(clash.theirs));
  open = open.filter((one) => one !== found);
  remove(clash, found.shown);
  control?.focus();
  if (open.length) return;
  close();
  settled();
}

const controlOf = ({ name, field }: Clash) => {
  const row = elements().find((row) => row.dataset.name === name);
  return row && cell(row, field);
};

const textOf = (value: string | boolean): string => (typeof value === "boolean" ? String(Number(value)) : value);

function showAt(clash: Clash, theirs: Theirs, choose: (mine: boolean) => void): HTMLElement | null {
  const control = controlOf(clash);
  if (!control) return null;
  const name = theirs.by || word("on_server");
  const written = typeof clash.theirs === "boolean" ? word(clash.theirs ? "ticked" : "not_ticked") : (new Map(data.days).get(clash.theirs) ?? clash.theirs);
  const shown = el(
    "div",
    { class: "clash", id: `${control.id}-clash` },
    el("p", {}, word("clash", { name, text: written || word("nothing") })),
    button(word("keep_mine"), () => choose(true), { class: "plain" }),
    button(word("keep_theirs", { name }), () => choose(false), { class: "plain" }),
  );
  control.parentElement!.append(shown);
  control.setAttribute("aria-describedby", shown.id);
  return shown;
}

function remove(clash: Clash, shown: HTMLElement): void {
  shown.remove();
  const control = controlOf(clash);
  if (control?.getAttribute("aria-describedby") === shown.id) control.removeAttribute("aria-describedby");
}
