// The toolbar's way to what is particular to Vietnamese: where tones stand, and
// the hints of spelling.

import type { Editor } from "@tiptap/core";
import type { Command } from "../commands";
import { word } from "../page";
import { ask, button, el, notice } from "../ui/dom";
import { chosenPlacement, choosePlacement, ignoreNothing, ignoredCount } from "./settings";
import { Hints } from "./spelling/hints";
import { hintMenu } from "./spelling/menu";
import type { Placement } from "./syllable";
import { areas, changeTones, type Scope } from "./tone-change";

export function vietnameseCommand(editor: Editor): Command {
  const hints = new Hints(editor);
  const menu = hintMenu(editor, hints);
  const run = () => void show(editor, hints);
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key !== "F7" || !event.altKey || event.isComposing) return;
    event.preventDefault();
    if (hints.on) menu.next();
    else run();
  });
  return { key: "vietnamese", sign: "ả", run };
}

const HABITS: [Placement | null, "tones_as_typed" | "tones_old" | "tones_new"][] = [[null, "tones_as_typed"], ["old", "tones_old"], ["new", "tones_new"]];

async function show(editor: Editor, hints: Hints): Promise<void> {
  const selected = selection(editor);
  const scope = await ask<Scope>(word("vietnamese"), (done) => {
    const everything = button(word("tones_everything"), () => done("everything"), "primary");
    const part = selected && button(word("tones_selected"), () => done(selected), "primary");
    const changes = part ? [part, everything] : [everything];
    const choose = (placement: Placement | null) => {
      for (const change of changes) change.disabled = placement === null;
    };
    choose(chosenPlacement());
    const habits = HABITS.map(([placement, name]) => {
      const input = el("input", { type: "radio", name: "tones", checked: placement === chosenPlacement() });
      input.addEventListener("change", () => {
        choosePlacement(placement);
        choose(placement);
      });
      return el("label", {}, input, " ", word(name));
    });
    return [
      el("fieldset", {}, el("legend", {}, word("tones")), ...habits),
      el("p", { className: "hint" }, word("tones_hint")),
      el("div", { className: "answers" }, ...changes),
      ...spelling(hints),
    ];
  }, { className: "vietnamese" });
  const placement = chosenPlacement();
  if (scope && placement) tell(changeTones(editor, placement, scope));
}

function spelling(hints: Hints): Node[] {
  const wanted = el("input", { type: "checkbox", checked: hints.on });
  wanted.addEventListener("change", () => hints.turn(wanted.checked));
  const ignored = ignoredCount();
  const again = button(word("spelling_forget", { count: ignored }), () => {
    ignoreNothing();
    hints.show();
    again.remove();
    wanted.focus();
  });
  return [
    el("fieldset", {}, el("legend", {}, word("spelling")), el("label", {}, wanted, " ", word("spelling_on")), el("p", { className: "hint" }, word("spelling_hint")), ...(ignored ? [again] : [])),
  ];
}

/** What is selected where the cursor is: in a field, or in the text. */
function selection(editor: Editor): Scope | null {
  const area = areas().find((area) => area === document.activeElement);
  if (area) return area.selectionStart < area.selectionEnd ? { field: area, within: { from: area.selectionStart, to: area.selectionEnd } } : null;
  const { empty, ranges } = editor.state.selection;
  return empty ? null : { parts: ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos })) };
}

/** Says what was done, with a way back for as long as nothing else was done. */
function tell({ words, undo, settled }: ReturnType<typeof changeTones>): void {
  if (!words) return void notice(word("tones_none"), { className: "passing" });
  const back = button(word("undo"), undo, "quiet");
  const shown = notice(word("tones_changed", { count: words }), { className: "passing", actions: [back] });
  settled(() => shown.remove());
}
