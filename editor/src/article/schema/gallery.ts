// Pictures that belong together, laid out as readers see them.

import { Node, type NodeViewRendererProps } from "@tiptap/core";
import { Fragment, type Node as Block } from "@tiptap/pm/model";
import { word } from "../page";
import { button, el } from "../ui/dom";
import { choosePictures } from "../upload/gallery";
import { nodeFor } from "../upload/upload";

/** How many pictures a gallery has at most, as the server takes it. */
export const MOST = 30;

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: `figure{2,${MOST}}`,
  isolating: true,
  draggable: true,
  parseHTML: () => [{ tag: "div.gallery" }],
  renderHTML: () => ["div", { class: "gallery" }, 0],
  addNodeView: () => (props) => new GalleryView(props),
});

class GalleryView {
  readonly dom: HTMLElement;
  readonly contentDOM = el("div", { className: "gallery" });
  private readonly count = el("span", { attrs: { role: "status" } });
  private readonly more: HTMLButtonElement;

  constructor(private readonly props: NodeViewRendererProps) {
    this.more = button(word("gallery_add"), () => void this.add());
    const preview = button(word("gallery_preview"), () => {
      const shown = this.dom.classList.toggle("as-read");
      preview.setAttribute("aria-pressed", String(shown));
    });
    preview.setAttribute("aria-pressed", "false");
    const tools = el("div", { className: "gallery-tools", contentEditable: "false" }, this.count, this.more, preview, button(word("gallery_remove"), () => this.remove()));
    this.dom = el("div", { className: "gallery-frame", attrs: { role: "group", "aria-label": word("gallery") } }, tools, this.contentDOM);
    this.show(props.node);
  }

  update(node: Block): boolean {
    if (node.type !== this.props.node.type) return false;
    this.show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest(".gallery-tools") !== null;
  }

  ignoreMutation(mutation: { target: globalThis.Node; type: string }): boolean {
    return mutation.type !== "selection" && (mutation.target === this.dom || !this.contentDOM.contains(mutation.target));
  }

  private show({ childCount }: Block): void {
    this.count.textContent = word("gallery_count", { count: childCount, limit: MOST });
    this.more.disabled = childCount >= MOST;
  }

  private async add(): Promise<void> {
    const { editor, getPos } = this.props;
    const before = getPos();
    const chosen = await choosePictures(before === undefined ? 0 : (editor.state.doc.nodeAt(before)?.childCount ?? 0));
    const position = getPos();
    const gallery = position === undefined ? null : editor.state.doc.nodeAt(position);
    if (position === undefined || gallery?.type.name !== "gallery") return;
    const figures = chosen.slice(0, MOST - gallery.childCount).map((stored) => editor.schema.nodeFromJSON(nodeFor(stored)));
    editor.view.dispatch(editor.state.tr.insert(position + gallery.nodeSize - 1, Fragment.from(figures)));
    editor.view.focus();
  }

  private remove(): void {
    const { editor, getPos } = this.props;
    const position = getPos();
    if (position !== undefined) editor.view.dispatch(editor.state.tr.delete(position, position + (editor.state.doc.nodeAt(position)?.nodeSize ?? 0)));
    editor.view.focus();
  }
}
