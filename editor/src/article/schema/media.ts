// Videos and attached files: blocks without text of their own.

import { Node, type NodeViewRendererProps } from "@tiptap/core";
import { word } from "../page";
import { button, el } from "../ui/dom";
import { hashIn } from "./figure";

const attributes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: "", rendered: false }]));

/** A block with a name one can type and a button that removes it. */
function fileView(key: "title" | "name", preview: (attrs: Record<string, string>) => HTMLElement) {
  return ({ node, editor, getPos }: NodeViewRendererProps) => {
    const name = el("input", { type: "text", value: node.attrs[key], attrs: { "aria-label": word("file_title") } });
    name.addEventListener("change", () => {
      const position = getPos();
      const current = position === undefined ? null : editor.state.doc.nodeAt(position);
      if (position !== undefined && current)
        editor.view.dispatch(editor.state.tr.setNodeMarkup(position, null, { ...current.attrs, [key]: name.value.trim() }));
    });
    const remove = button(word("remove"), () => {
      const position = getPos();
      if (position !== undefined) editor.view.dispatch(editor.state.tr.delete(position, position + node.nodeSize));
      editor.view.focus();
    });
    const dom = el("div", { className: `file ${node.type.name}`, contentEditable: "false" }, preview(node.attrs), name, remove);
    return {
      dom,
      stopEvent: (event: Event) => event.target === name || event.target === remove,
      ignoreMutation: () => true,
      update: (next: typeof node) => {
        if (next.type !== node.type || next.attrs.url !== node.attrs.url) return false;
        name.value = next.attrs[key];
        return true;
      },
    };
  };
}

const Video = Node.create({
  name: "video",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => attributes("source", "hash", "url", "title"),
  parseHTML: () => [
    {
      tag: "figure.video",
      priority: 60,
      getAttrs: (figure) => {
        const file = figure.querySelector("video")?.getAttribute("src");
        const link = figure.querySelector("a");
        if (file) return { source: "file", hash: hashIn(file) ?? "", url: file, title: figure.querySelector("figcaption")?.textContent ?? "" };
        return link ? { source: "link", hash: "", url: link.getAttribute("href"), title: link.textContent } : false;
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) =>
    attrs.source === "file"
      ? ["figure", { class: "video" }, ["video", { controls: "", preload: "metadata", src: attrs.url }], ["figcaption", attrs.title]]
      : ["figure", { class: "video" }, ["a", { href: attrs.url }, attrs.title || attrs.url]],
  addNodeView: () =>
    fileView("title", ({ source = "", url = "" }) =>
      source === "file" ? el("video", { controls: true, preload: "metadata", src: url }) : el("span", { className: "address" }, url),
    ),
});

const Attachment = Node.create({
  name: "attachment",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...attributes("hash", "url", "name", "type"), bytes: { default: 0, rendered: false } }),
  parseHTML: () => [
    {
      tag: "p.attachment",
      priority: 60,
      getAttrs: (paragraph) => {
        const link = paragraph.querySelector("a");
        const url = link?.getAttribute("href") ?? null;
        const hash = hashIn(url);
        if (!link || !hash) return false;
        const [, type = "", number = "0", unit = "B"] = /\(([^,()]+), ([\d.,]+) (B|KB|MB|GB)\)/.exec(paragraph.textContent ?? "") ?? [];
        const scale = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 }[unit] ?? 1;
        return { hash, url, name: link.textContent, type, bytes: Math.round(Number(number.replace(".", "").replace(",", ".")) * scale) };
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) => ["p", { class: "attachment" }, ["a", { href: attrs.url }, attrs.name], ` (${attrs.type})`],
  addNodeView: () => fileView("name", ({ type = "" }) => el("span", { className: "type" }, type)),
});

export const mediaExtensions = [Video, Attachment];
