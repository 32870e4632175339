// A week as a spreadsheet: takes over the page's form and keeps it saved.

import { Edits } from "./edits";
import { watchKeys } from "./keys";
import { announce } from "../presence";
import { showMerged } from "./clashes";
import { kept } from "./kept";
import { offerLost, showState, tell } from "./notices";
import { address, el, part, word } from "./page";
import { watchPaste } from "./paste";
import { adopt, body, cell, renumber } from "./rows";
import { Saver, type Theirs } from "./saver";
import { Undo } from "./undo";

adopt();

const undo = new Undo(() => saver.changed());
const edits = new Edits(undo, tell);
const saver: Saver = new Saver({
  show: showState,
  merged: (merged, theirs) => showMerged(merged, theirs, edits, () => saver.settled()),
});

edits.equip();
watchKeys({ edits, undo, save: () => (undo.step(), void saver.flush(true)) });
watchPaste(edits, tell);

body.addEventListener("input", () => saver.changed());
body.addEventListener("change", () => {
  renumber();
  undo.step();
});

part<HTMLButtonElement>('button[value="add"]').addEventListener("click", (event) => {
  event.preventDefault();
  const day = part<HTMLSelectElement>('[name="add_day"]').value;
  // Behind the last row of its day, where one looks for it.
  const ofDay = [...body.rows].filter((row) => cell(row, "day").value === day);
  const made = edits.insert(ofDay[ofDay.length - 1], day);
  if (made) cell(made, "time").focus();
  document.querySelector("#week > .empty-state")?.remove();
});

// A step leaves the page: what is unsaved goes first.
document.addEventListener("desk:before-step", (event) => {
  (event as CustomEvent<Promise<boolean>[]>).detail.push(saver.flush());
});

part("#week-help").after(el("p", { class: "week-keys" }, word("keys")));

announce({
  address,
  shown: part("#presence"),
  version: () => saver.version,
  dirty: () => saver.dirty,
  reload: async () => {
    const answer = await fetch(`${address}/ban-thao`, { headers: { Accept: "application/json" } }).catch(() => null);
    const theirs = answer?.ok ? ((await answer.json()) as Theirs) : null;
    // A save of this page may have been quicker.
    if (theirs && theirs.version > saver.version) saver.take(theirs);
  },
  alsoHere: (names) => word("also_here", { names }),
  newer: () => word("newer_version"),
});

const lost = kept();
if (lost?.rows.length) offerLost(lost, saver);
