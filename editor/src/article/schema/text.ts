// The plain part of the schema: Tiptap's nodes, narrowed to what the server takes.

import { Mark, Node } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";

/** What may stand inside quotations, notes, and table cells. */
export const FLOW = "(paragraph | bulletList | orderedList | taskList)+";

const allowedAddress = /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

export const isAddress = (href: string): boolean => allowedAddress.test(href);

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (isAddress(element.getAttribute("href") ?? "") ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

/** x² and H₂O; programs also write them as a style. */
const raised = (name: string, tag: string, align: string, key: string) =>
  Mark.create({
    name,
    parseHTML: () => [{ tag }, { style: `vertical-align=${align}` }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(name) };
    },
  });

const Note = Node.create({
  name: "note",
  group: "block",
  content: FLOW,
  defining: true,
  parseHTML: () => [{ tag: "aside.note" }],
  renderHTML: () => ["aside", { class: "note" }, 0],
});

export const textExtensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  Underline,
  Strike,
  raised("superscript", "sup", "super", "Mod-."),
  raised("subscript", "sub", "sub", "Mod-,"),
  HardBreak,
  Link,
  Note,
  HorizontalRule,
  Heading.extend({ addAttributes: () => ({ level: { default: 2, rendered: false } }) }).configure({ levels: [2, 3, 4] }),
  Blockquote.extend({ content: FLOW }),
];
