// Where an upload will land: a widget in the text that is no part of it, so an
// unfinished upload is never saved.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

type Change = { add: { id: object; position: number; dom: HTMLElement } } | { remove: object };

export const placeholders = new PluginKey<DecorationSet>("placeholders");

export const positionOf = (state: EditorState, id: object): number | null =>
  placeholders.getState(state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from ?? null;

export const Placeholders = Extension.create({
  name: "placeholders",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: placeholders,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) => {
          const moved = before.map(transaction.mapping, transaction.doc);
          const change = transaction.getMeta(placeholders) as Change | undefined;
          if (!change) return moved;
          if ("remove" in change) return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === change.remove));
          const { id, position, dom } = change.add;
          return moved.add(transaction.doc, [Decoration.widget(position, dom, { id, side: -1, stopEvent: () => true })]);
        },
      },
      props: { decorations: (state) => placeholders.getState(state) },
    }),
  ],
});
