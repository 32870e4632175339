// Tables on prosemirror-tables alone: cells without widths, as the server takes them.

import { Node, mergeAttributes } from "@tiptap/core";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";
import { toNextCell } from "./table-edits";
import { FLOW } from "./text";

declare module "@tiptap/core" {
  interface NodeConfig {
    tableRole?: string;
  }
}

const span = (name: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.max(1, Number(element.getAttribute(name)) || 1),
});

const cell = (name: string, tag: string, tableRole: string) =>
  Node.create({
    name,
    content: FLOW,
    isolating: true,
    tableRole,
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes, tag === "th" ? { scope: "col" } : {}), 0],
  });

const Row = Node.create({
  name: "tableRow",
  // None of its own where cells from above fill it.
  content: "(tableCell | tableHeader)*",
  tableRole: "row",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: () => ["tr", 0],
});

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  tableRole: "table",
  parseHTML: () => [{ tag: "table" }],
  renderHTML: () => ["div", { class: "table-scroll" }, ["table", ["tbody", 0]]],
  extendNodeSchema: (extension) =>
    extension.config.tableRole ? { tableRole: extension.config.tableRole as string } : {},
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    return {
      Tab: () => toNextCell(this.editor.state, this.editor.view.dispatch, this.editor.view),
      "Shift-Tab": () => goToNextCell(-1)(this.editor.state, this.editor.view.dispatch),
    };
  },
});

export const tableExtensions = [
  Table,
  Row,
  cell("tableCell", "td", "cell"),
  cell("tableHeader", "th", "header_cell"),
];
