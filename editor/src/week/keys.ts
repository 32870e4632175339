// The keys of a spreadsheet. Never inside a composition: the input method's
// keys are its own.

import type { Edits } from "./edits";
import { FIELDS, type Cell, type Field } from "./page";
import { body, cell, elements, rowOf } from "./rows";
import type { Undo } from "./undo";

interface Page {
  edits: Edits;
  undo: Undo;
  save: () => void;
}

export function watchKeys({ edits, undo, save }: Page): void {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "s") return handle(event, save);
    const inside = event.target instanceof Element && body.contains(event.target);
    const elsewhere = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (!inside && elsewhere) return;
    if (key === "z" && !event.shiftKey && !(inside && undo.pending)) handle(event, () => undo.undo());
    else if (key === "y" || (key === "z" && event.shiftKey)) handle(event, () => undo.redo());
  });
  body.addEventListener("keydown", (event) => {
    const control = event.target as Cell;
    const row = rowOf(control);
    const field = control.name as Field;
    if (event.isComposing || event.keyCode === 229 || !row || !FIELDS.includes(field)) return;
    const act = action(event, control, row, field);
    if (act) handle(event, act);
  });

  function action(event: KeyboardEvent, control: Cell, row: HTMLTableRowElement, field: Field): (() => void) | null {
    const ctrl = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case "Enter":
        if (ctrl) return () => focus(edits.insert(row), "time");
        if (event.altKey) return control instanceof HTMLTextAreaElement ? () => lineBreak(control) : null;
        if (event.shiftKey) return control instanceof HTMLTextAreaElement ? null : () => focus(beside(row, -1), field);
        return () => focus(beside(row, 1) ?? edits.insert(row), field);
      case "d":
      case "D":
        return ctrl && !event.shiftKey ? () => edits.copyAbove(row, field) : null;
      case "Delete":
        return event.altKey ? () => edits.remove(row) : null;
      case "ArrowUp":
      case "ArrowDown":
        return ctrl || event.altKey || event.shiftKey ? null : vertical(control, row, field, event.key === "ArrowUp" ? -1 : 1);
      case "ArrowLeft":
      case "ArrowRight":
        return ctrl || event.altKey || event.shiftKey ? null : horizontal(control, row, field, event.key === "ArrowLeft" ? -1 : 1);
      default:
        return null;
    }
  }

  function vertical(control: Cell, row: HTMLTableRowElement, field: Field, step: 1 | -1): (() => void) | null {
    // A choice changes with the arrows: Enter leads on from it.
    if (control instanceof HTMLSelectElement) return null;
    const go = (): void => focus(beside(row, step), field);
    if (!(control instanceof HTMLTextAreaElement)) return go;
    // In a text the browser knows where its first and last lines are: where the
    // cursor does not move, or only to the very edge, it was there.
    const before = control.selectionStart;
    const edge = step < 0 ? 0 : control.value.length;
    if (control.selectionStart !== control.selectionEnd) return null;
    if (before === edge) return go;
    requestAnimationFrame(() => control.selectionStart === before && document.activeElement === control && go());
    return null;
  }
}

function handle(event: KeyboardEvent, act: () => void): void {
  event.preventDefault();
  act();
}

const beside = (row: HTMLTableRowElement, step: 1 | -1): HTMLTableRowElement | undefined =>
  elements()[elements().indexOf(row) + step];

function horizontal(control: Cell, row: HTMLTableRowElement, field: Field, step: 1 | -1): (() => void) | null {
  const next = FIELDS[FIELDS.indexOf(field) + step];
  const typed = control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type !== "checkbox");
  if (typed) {
    const edge = step < 0 ? 0 : control.value.length;
    if (control.selectionStart !== edge || control.selectionEnd !== edge) return null;
  }
  return next ? () => focus(row, next) : null;
}

function focus(row: HTMLTableRowElement | null | undefined, field: Field): void {
  if (!row) return;
  const control = cell(row, field);
  control.focus();
  if (control instanceof HTMLInputElement && control.type !== "checkbox") control.select();
}

function lineBreak(control: HTMLTextAreaElement): void {
  // Through the editing command, so that the browser can undo it.
  if (!document.execCommand("insertText", false, "\n")) control.setRangeText("\n", control.selectionStart, control.selectionEnd, "end");
}
