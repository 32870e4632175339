// The order of the pictures in a gallery.

import type { Editor } from "@tiptap/core";
import { word } from "../page";
import { moveTo } from "../ui/moves";
import { say } from "../ui/say";
import type { Siblings } from "../ui/sort";

function tell(editor: Editor, position: number): void {
  const $position = editor.state.doc.resolve(position);
  say(word("picture_moved", { number: $position.index() + 1, count: $position.parent.childCount }));
}

/** One place earlier or later; the button that was pressed can be pressed again. */
export function turn(editor: Editor, position: number, direction: 1 | -1): void {
  const $position = editor.state.doc.resolve(position);
  const target = moveTo(editor, position, $position.index() + direction);
  if (target === null) return say(word(direction < 0 ? "already_first" : "already_last"));
  tell(editor, target);
  const figure = editor.view.nodeDOM(target);
  if (figure instanceof HTMLElement) figure.querySelector<HTMLElement>(direction < 0 ? ".picture_earlier" : ".picture_later")?.focus();
}

export function siblingsOf(editor: Editor, position: () => number | undefined): Siblings {
  const gallery = () => {
    const at = position();
    return at === undefined ? null : editor.state.doc.resolve(at);
  };
  return {
    shown: () => {
      const $at = gallery();
      if (!$at) return [];
      const places = $at.parent.children.map((_, index) => editor.view.nodeDOM($at.posAtIndex(index, $at.depth)));
      return places.filter((dom): dom is HTMLElement => dom instanceof HTMLElement);
    },
    place: () => gallery()?.index() ?? 0,
    put: (place) => {
      const at = position();
      const target = at === undefined ? null : moveTo(editor, at, place);
      if (target !== null) tell(editor, target);
    },
  };
}
