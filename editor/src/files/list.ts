// Several files in their order, each with a title: only those that are there are
// shown, and one more is asked for when it is wanted.

import { button, el } from "../article/ui/dom";
import { word } from "../words";
import { enhance, nothing, type FileField, type Holding } from "./field";

interface Row {
  item: HTMLElement;
  field: FileField;
  title: HTMLInputElement;
  up: HTMLButtonElement;
  down: HTMLButtonElement;
}

interface Held extends Holding {
  title: string;
}

export function enhanceList(list: HTMLElement): void {
  const rows: Row[] = [];
  for (const item of list.querySelectorAll<HTMLElement>(":scope > li")) {
    const box = item.querySelector<HTMLElement>(".file-field");
    const title = item.querySelector<HTMLInputElement>(":scope > .field > input");
    const at = rows.length;
    const field = box && enhance(box, (stored) => (stored ? show() : close(at)));
    if (!field || !title) continue;
    const up = button("↑", () => move(at, at - 1), "quiet");
    const down = button("↓", () => move(at, at + 1), "quiet");
    field.buttons.append(up, down);
    rows.push({ item, field, title, up, down });
  }
  const add = button(word("file_add"), () => void open(), "plain");
  list.after(el("p", {}, add));

  const held = ({ field, title }: Row): Held => ({ ...field.holding(), title: title.value });
  const used = () => rows.filter((row) => row.field.holding().address !== "").map(held);
  const arrange = (all: Held[]) => {
    rows.forEach((row, at) => {
      const one = all[at] ?? { ...nothing, title: "" };
      row.field.hold(one);
      row.title.value = one.title;
      row.item.querySelectorAll(".field-error").forEach((error) => error.remove());
    });
    show();
  };
  const show = () => {
    const count = used().length;
    rows.forEach(({ item, field, title, up, down }, at) => {
      const { address, name } = field.holding();
      item.hidden = address === "";
      title.placeholder = name;
      up.disabled = at === 0;
      down.disabled = at + 1 >= count;
      for (const [arrow, key] of [[up, "file_up"], [down, "file_down"]] as const) arrow.setAttribute("aria-label", word(key, { name }));
    });
    add.hidden = count >= rows.length;
  };
  const move = (from: number, to: number) => {
    const all = used();
    const [one] = all.splice(from, 1);
    if (one) all.splice(to, 0, one);
    arrange(all);
    const { up, down } = rows[to]!;
    (from > to && !up.disabled ? up : down.disabled ? up : down).focus();
  };
  const close = (at: number) => {
    // What was typed as a title goes with its file.
    arrange(used());
    (rows[at]?.item.hidden ? add : rows[at]!.field.remove).focus();
  };
  const open = async () => {
    const row = rows[used().length];
    if (row && (await row.field.choose())) row.title.focus();
    else add.focus();
  };
  const holds = rows.map((row) => row.field.holding().address !== "");
  // Mistakes stand beside their files: nothing moves unless there is a gap.
  if (holds.lastIndexOf(true) >= used().length) arrange(used());
  else show();
}
