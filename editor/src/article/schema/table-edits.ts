// What prosemirror-tables has no command for.

import type { Command, EditorState } from "@tiptap/pm/state";
import { addRowAfter, CellSelection, goToNextCell, isInTable, mergeCells, nextCell, selectionCell, TableMap, toggleHeader } from "@tiptap/pm/tables";

/** Merges the cell with the one beside or below it: without selecting both, which fingers cannot. */
export const mergeWith = (axis: "horiz" | "vert"): Command => (state, dispatch) => {
  if (!isInTable(state)) return false;
  const $cell = selectionCell(state);
  const $next = nextCell($cell, axis, 1);
  if (!$next) return false;
  const map = TableMap.get($cell.node(-1));
  const [one, other] = [$cell, $next].map(({ pos }) => map.findCell(pos - $cell.start(-1)));
  // As wide, or as high: what stands beside them is not asked.
  const [from, to] = axis === "horiz" ? (["top", "bottom"] as const) : (["left", "right"] as const);
  if (!one || !other || one[from] !== other[from] || one[to] !== other[to]) return false;
  return mergeCells(state.apply(state.tr.setSelection(new CellSelection($cell, $next))), dispatch);
};

/** To the next cell; behind the last one a new row begins. */
export const toNextCell: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!isInTable(state) || !view) return false;
  return addRowAfter(state, view.dispatch) && goToNextCell(1)(view.state, view.dispatch);
};

export const toggleHeaderRow = toggleHeader("row");
export const toggleHeaderColumn = toggleHeader("column");

/** Whether the table's first row, or column, holds nothing but headers. */
export function isHeader(state: EditorState, side: "row" | "column"): boolean {
  if (!isInTable(state)) return false;
  const table = selectionCell(state).node(-1);
  const map = TableMap.get(table);
  const cells = map.cellsInRect({ left: 0, top: 0, right: side === "row" ? map.width : 1, bottom: side === "row" ? 1 : map.height });
  return cells.every((position) => table.nodeAt(position)?.type.spec.tableRole === "header_cell");
}
