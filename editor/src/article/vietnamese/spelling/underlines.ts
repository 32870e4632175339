// The underlines of the hints: drawn over the text, never part of it.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Span } from "../words";
import { word } from "../../page";

const key = new PluginKey<DecorationSet>("spelling");

export const underlined = (state: EditorState, from?: number, to?: number): Span[] => key.getState(state)?.find(from, to) ?? [];

/** Draws these and no others. */
export function underline(view: EditorView, spans: Span[]): void {
  const before = underlined(view.state);
  const same = before.length === spans.length && before.every(({ from, to }, index) => from === spans[index]?.from && to === spans[index]?.to);
  if (!same) view.dispatch(view.state.tr.setMeta(key, spans));
}

export const Underlines = Extension.create({
  name: "spelling",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) => {
          const spans = transaction.getMeta(key) as Span[] | undefined;
          if (spans) return DecorationSet.create(transaction.doc, spans.map(({ from, to }) => Decoration.inline(from, to, attributes())));
          if (!transaction.docChanged) return before;
          const moved = before.map(transaction.mapping, transaction.doc);
          // An input method loses its place when what it composes is drawn anew.
          return transaction.getMeta("composition") === undefined ? moved.remove(touched(moved, transaction)) : moved;
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

const attributes = () => ({ class: "misspelled", title: word("spelling_unknown") });

/** What was typed into is another word now. */
function touched(set: DecorationSet, { mapping }: Transaction): Decoration[] {
  return mapping.maps.flatMap((map, index) => {
    const found: Decoration[] = [];
    map.forEach((_from, _to, from, to) => {
      const after = mapping.slice(index + 1);
      found.push(...set.find(after.map(from, -1), after.map(to, 1)));
    });
    return found;
  });
}
