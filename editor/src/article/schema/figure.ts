// A picture with its caption.

import { Node, mergeAttributes, type NodeViewRendererProps } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { preview, word } from "../page";
import { button, el, typed } from "../ui/dom";
import { dragByHandle } from "../ui/sort";
import { siblingsOf, turn } from "./order";

export const SIZES = ["normal", "wide", "small"] as const;

/** The hash in an address of the media library, if it is one. */
export const hashIn = (address: string | null): string | null =>
  /\/media\/([0-9a-f]{32})\//.exec(address ?? "")?.[1] ?? null;

function attributesOf(element: HTMLElement) {
  const picture = element.matches("img") ? element : element.querySelector("img");
  const hash = hashIn(picture?.getAttribute("src") ?? null);
  if (!picture || !hash) return false;
  return {
    hash,
    width: Number(picture.getAttribute("width")) || 0,
    height: Number(picture.getAttribute("height")) || 0,
    alt: picture.getAttribute("alt") ?? "",
    size: SIZES.find((size) => element.classList.contains(size)) ?? "normal",
  };
}

const unparsed = (value: unknown) => ({ default: value, rendered: false });

export const Figure = Node.create<{ replace: (position: number) => void }>({
  name: "figure",
  group: "block",
  content: "text*",
  isolating: true,
  draggable: true,
  addOptions: () => ({ replace: () => undefined }),
  addAttributes: () => ({
    hash: unparsed(""),
    width: unparsed(0),
    height: unparsed(0),
    alt: unparsed(""),
    size: unparsed("normal"),
  }),
  parseHTML: () => [
    {
      tag: "figure",
      getAttrs: attributesOf,
      contentElement: (figure) => (figure as HTMLElement).querySelector("figcaption") ?? document.createElement("p"),
    },
    { tag: "img", getAttrs: attributesOf },
  ],
  renderHTML: ({ node }) => {
    const { hash, width, height, alt, size } = node.attrs;
    return [
      "figure",
      mergeAttributes(size === "normal" ? {} : { class: size }),
      ["img", { src: preview(hash), width, height, alt }],
      ["figcaption", 0],
    ];
  },
  addNodeView() {
    return (props) => new FigureView(props, this.options.replace);
  },
  addKeyboardShortcuts() {
    return {
      // A caption is one paragraph: Enter goes on below the picture.
      Enter: () =>
        this.editor.commands.command(({ state, dispatch, tr }) => {
          const { $from } = state.selection;
          if ($from.parent.type !== this.type) return false;
          const depth = $from.depth > 1 && $from.node(-1).type.name === "gallery" ? $from.depth - 1 : $from.depth;
          const after = $from.after(depth);
          const paragraph = state.schema.nodes.paragraph?.create();
          if (dispatch && paragraph) tr.insert(after, paragraph).setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
          return true;
        }),
    };
  },
});

class FigureView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly picture = el("img");
  private readonly alt: HTMLInputElement;
  private readonly size: HTMLSelectElement;

  constructor(
    private readonly props: NodeViewRendererProps,
    replace: (position: number) => void,
  ) {
    this.contentDOM = el("figcaption", { attrs: { "data-placeholder": word("caption_placeholder") } });
    this.alt = el("input", { type: "text", maxLength: 1000, attrs: { "aria-label": word("alt"), placeholder: word("alt") } });
    typed(this.alt, (alt) => this.set({ alt }));
    this.size = el(
      "select",
      { attrs: { "aria-label": word("size") } },
      ...SIZES.map((size) => el("option", { value: size }, word(`size_${size}`))),
    );
    this.size.addEventListener("change", () => this.set({ size: this.size.value }));
    const tools = el(
      "div",
      { className: "figure-tools", contentEditable: "false" },
      ...(this.inGallery() ? this.places() : []),
      this.alt,
      ...(this.inGallery() ? [] : [this.size]),
      button(word("replace"), () => this.at(replace)),
      button(word("remove"), () => this.at((from) => this.remove(from))),
    );
    this.dom = el("figure", {}, this.picture, tools, this.contentDOM);
    this.show(props.node);
  }

  update(node: NodeViewRendererProps["node"]): boolean {
    if (node.type !== this.props.node.type) return false;
    this.show(node);
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest(".figure-tools") !== null;
  }

  ignoreMutation(mutation: { target: globalThis.Node; type: string }): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  private show(node: NodeViewRendererProps["node"]): void {
    const { hash, width, height, alt, size } = node.attrs;
    if (this.picture.getAttribute("src") !== preview(hash)) this.picture.src = preview(hash);
    Object.assign(this.picture, { width, height, alt });
    if (document.activeElement !== this.alt) this.alt.value = alt;
    this.alt.classList.toggle("missing", alt === "");
    this.size.value = size;
    this.dom.className = size === "normal" ? "" : size;
    this.contentDOM.classList.toggle("empty", node.content.size === 0);
  }

  private inGallery(): boolean {
    const position = this.props.getPos();
    return position !== undefined && this.props.view.state.doc.resolve(position).parent.type.name === "gallery";
  }

  /** What puts a picture of a gallery in another place: buttons, and a handle to drag. */
  private places(): HTMLElement[] {
    const { editor } = this.props;
    const turned = (direction: 1 | -1, key: "picture_earlier" | "picture_later", sign: string) => {
      const made = button("", () => this.at((position) => turn(editor, position, direction)), key);
      made.append(el("span", { attrs: { "aria-hidden": "true" } }, sign));
      made.setAttribute("aria-label", word(key));
      made.title = word(key);
      return made;
    };
    // For pointers only: the buttons beside it do the same.
    const handle = el("span", { className: "drag-picture", title: word("picture_drag"), attrs: { "aria-hidden": "true" } }, "⠿");
    dragByHandle(handle, siblingsOf(editor, () => this.props.getPos()));
    return [handle, turned(-1, "picture_earlier", "←"), turned(1, "picture_later", "→")];
  }

  private at(act: (position: number) => void): void {
    const position = this.props.getPos();
    if (position !== undefined) act(position);
  }

  private set(attributes: Record<string, unknown>): void {
    this.at((position) => {
      const { view } = this.props.editor;
      const node = view.state.doc.nodeAt(position);
      if (node) view.dispatch(view.state.tr.setNodeMarkup(position, null, { ...node.attrs, ...attributes }));
    });
  }

  /** A gallery that would be left with one picture becomes that picture. */
  private remove(position: number): void {
    const { editor } = this.props;
    const { state } = editor;
    const $position = state.doc.resolve(position);
    const gallery = $position.parent.type.name === "gallery" ? $position.parent : null;
    if (gallery && gallery.childCount === 2) {
      const other = gallery.child($position.index() === 0 ? 1 : 0);
      editor.view.dispatch(state.tr.replaceWith($position.before(), $position.after(), other));
    } else {
      editor.view.dispatch(state.tr.delete(position, position + (state.doc.nodeAt(position)?.nodeSize ?? 0)));
    }
    editor.view.focus();
  }
}
