// Lists: with bullets, with numbers, of tasks.

import { Extension, InputRule, wrappingInputRule } from "@tiptap/core";
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from "@tiptap/extension-list";
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { word } from "../page";
import { say } from "../ui/say";

const CONTENT = "paragraph (paragraph | bulletList | orderedList | taskList)*";
/** How deep lists may be nested, as the server takes them. */
const MAX_DEPTH = 8;

const STYLES: Record<string, string> = {
  "lower-alpha": "a",
  "lower-latin": "a",
  "upper-alpha": "A",
  "upper-latin": "A",
  "lower-roman": "i",
  "upper-roman": "I",
};

/** What a list's numbers look like, as HTML's `type` names it; programs write it as a style, too. */
export function numberStyle(list: HTMLElement): string {
  const given = list.getAttribute("type") ?? "";
  if (["a", "A", "i", "I"].includes(given)) return given;
  const item = list.querySelector<HTMLElement>(":scope > li");
  return STYLES[list.style.listStyleType] ?? STYLES[item?.style.listStyleType ?? ""] ?? "1";
}

function start(list: HTMLElement): number {
  const first = list.querySelector(":scope > li")?.getAttribute("value");
  const number = Math.trunc(Number(list.getAttribute("start") ?? first ?? 1));
  return number >= -9_999 && number <= 99_999 ? number : 1;
}

const depth = ({ selection: { $from } }: EditorState): number =>
  Array.from({ length: $from.depth + 1 }, (_, level) => $from.node(level)).filter(({ type }) => type.name.endsWith("List")).length;

const Numbered = OrderedList.extend({
  addAttributes: () => ({ start: { default: 1, parseHTML: start }, type: { default: "1", parseHTML: numberStyle } }),
  addInputRules() {
    const joins = (match: RegExpMatchArray, node: Node) => node.attrs.type === "1" && node.childCount + node.attrs.start === Number(match[1]);
    return [wrappingInputRule({ find: /^(\d{1,4})[.)]\s$/, type: this.type, getAttributes: (match) => ({ start: Number(match[1]) }), joinPredicate: joins })];
  },
});

const said = (checked: boolean): string => word(checked ? "task_done" : "task_open");

const Task = TaskItem.extend({
  // Its keys come before those that break a line.
  priority: 110,
  content: CONTENT,
  addAttributes: () => ({ checked: { default: false, keepOnSplit: false, rendered: false } }),
  parseHTML: () => [
    { tag: "ul.tasks > li", priority: 60, getAttrs: (item) => ({ checked: item.classList.contains("done") }) },
    { tag: "span.task-state", priority: 60, ignore: true },
  ],
  // As readers get it: what is copied or compared says in words what is done.
  renderHTML: ({ node: { attrs } }) => ["li", attrs.checked ? { class: "done" } : {}, ["span", { class: "task-state" }, `${said(attrs.checked)}: `], ["div", 0]],
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      "Mod-Enter": () => {
        if (!this.editor.isActive(this.name)) return false;
        const checked = !this.editor.getAttributes(this.name).checked;
        say(said(checked));
        return this.editor.commands.updateAttributes(this.name, { checked });
      },
    };
  },
  addInputRules() {
    return [
      new InputRule({
        // In a list with bullets too, as in Markdown: "- [ ] ".
        find: /^\[([ xX]?)\]\s$/,
        handler: ({ state, range, match, chain }) => {
          const { $from } = state.selection;
          if ($from.parent.type.name !== "paragraph" || this.editor.isActive(this.name)) return null;
          const made = chain().deleteRange(range).toggleTaskList();
          (/x/i.test(match[1] ?? "") ? made.updateAttributes(this.name, { checked: true }) : made).run();
        },
      }),
    ];
  },
}).configure({ nested: true, a11y: { checkboxLabel: (node) => word("task_label", { text: node.firstChild?.textContent ?? "" }) } });

const Tasks = TaskList.extend({
  parseHTML: () => [{ tag: "ul.tasks", priority: 60 }],
  renderHTML: () => ["ul", { class: "tasks" }, 0],
});

/** Tab goes no deeper than the server takes. */
const Depth = Extension.create({
  name: "listDepth",
  priority: 120,
  addKeyboardShortcuts() {
    return { Tab: () => depth(this.editor.state) >= MAX_DEPTH };
  },
});

export const listExtensions = [BulletList, Numbered, ListItem.extend({ content: CONTENT }), Tasks, Task, ListKeymap, Depth];
