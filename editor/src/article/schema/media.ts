// Videos and attached files: blocks without text of their own.

import { Node, type NodeViewRendererProps } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import type { Attrs } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { preview, word } from "../page";
import { button, el, typed } from "../ui/dom";
import { askVideo } from "../ui/video";
import { hashIn } from "./figure";

const attributes = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { default: "", rendered: false }]));

/** A block with a name one can type, a button that removes it, and perhaps a dialog for the rest. */
function fileView(key: "title" | "name", shownAs: (attrs: Record<string, string>) => HTMLElement, edit?: (attrs: Attrs) => Promise<Attrs | null>) {
  return ({ node, editor, getPos }: NodeViewRendererProps) => {
    const name = el("input", { type: "text", value: node.attrs[key], maxLength: 1000, attrs: { "aria-label": word("file_title") } });
    const set = (attributes: Attrs, { tr }: { tr: Transaction } = editor.state) => {
      const position = getPos();
      const current = position === undefined ? null : tr.doc.nodeAt(position);
      if (position !== undefined && current) editor.view.dispatch(tr.setNodeMarkup(position, null, { ...current.attrs, ...attributes }));
    };
    typed(name, (text) => set({ [key]: text }));
    const change = edit
      ? [button(word("video_edit"), async () => {
          const position = getPos();
          const made = position === undefined ? null : await edit(editor.state.doc.nodeAt(position)?.attrs ?? node.attrs);
          if (made) set(made, { tr: closeHistory(editor.state.tr) });
          editor.view.focus();
        })]
      : [];
    const remove = button(word("remove"), () => {
      const position = getPos();
      if (position !== undefined) editor.view.dispatch(editor.state.tr.delete(position, position + node.nodeSize));
      editor.view.focus();
    });
    const dom = el("div", { className: `file ${node.type.name}`, contentEditable: "false" }, shownAs(node.attrs), name, ...change, remove);
    return {
      dom,
      stopEvent: (event: Event) => event.target === name || event.target === remove || change.some((made) => made === event.target),
      ignoreMutation: () => true,
      update: (next: typeof node) => {
        if (next.type !== node.type || next.attrs.url !== node.attrs.url || next.attrs.poster !== node.attrs.poster) return false;
        if (document.activeElement !== name) name.value = next.attrs[key];
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
  addAttributes: () => attributes("source", "hash", "url", "title", "poster"),
  parseHTML: () => [
    {
      tag: "figure.video",
      priority: 60,
      getAttrs: (figure) => {
        const video = figure.querySelector("video");
        const file = video?.getAttribute("src");
        const link = figure.querySelector("a");
        const poster = hashIn(video?.getAttribute("poster") ?? figure.querySelector("img")?.getAttribute("src") ?? null) ?? "";
        if (file) return { source: "file", hash: hashIn(file) ?? "", url: file, title: figure.querySelector("figcaption")?.textContent ?? "", poster };
        return link ? { source: "link", hash: "", url: link.getAttribute("href"), title: link.textContent, poster } : false;
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) => {
    const poster = attrs.poster ? { poster: preview(attrs.poster) } : {};
    const picture = attrs.poster ? [["img", { src: preview(attrs.poster), alt: "" }]] : [];
    return attrs.source === "file"
      ? ["figure", { class: "video" }, ["video", { controls: "", preload: "metadata", src: attrs.url, ...poster }], ["figcaption", attrs.title]]
      : ["figure", { class: "video" }, ["a", { href: attrs.url }, ...picture, ["span", attrs.title || attrs.url]]];
  },
  addNodeView: () => fileView("title", shownVideo, askVideo),
});

/** Nothing is asked of another site here either: its videos are their poster and address. */
function shownVideo({ source = "", url = "", poster = "" }: Record<string, string>): HTMLElement {
  if (source === "file") return el("video", { controls: true, preload: "metadata", src: url, ...(poster ? { poster: preview(poster) } : {}) });
  return el("span", { className: "address" }, ...(poster ? [el("img", { src: preview(poster), alt: "" })] : []), url);
}

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
