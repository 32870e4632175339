// Two texts side by side, and the writer's choice between them.

import type { Editor, JSONContent } from "@tiptap/core";
import { DOMSerializer } from "@tiptap/pm/model";
import { word, type Content, type Fields } from "../page";
import { ask, button, el } from "../ui/dom";
import { parts } from "./merge";

type Side = "mine" | "theirs" | "both";

const FIELDS = ["title", "summary", "author", "category", "tags", "slug", "cover"] as const;

export function chooseText(editor: Editor, mine: Content, theirs: Content, title: string, text: string): Promise<Content | null> {
  return ask<Content>(
    title,
    (done) => {
      const rows: HTMLElement[] = [];
      const choices: (() => Side)[] = [];
      const differing = (left: Node[], right: Node[], sides: Side[]) => {
        const { element, chosen } = chooser(choices.length + 1, sides);
        choices.push(chosen);
        rows.push(row("differs", left, right, element));
        return chosen;
      };

      const fields = FIELDS.filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name])).map((name) => ({
        name,
        chosen: differing(shownField(name, mine), shownField(name, theirs), ["mine", "theirs"]),
      }));
      const blocks = parts(mine.body.content ?? [], theirs.body.content ?? []).map((part) => {
        if ("same" in part) {
          rows.push(row("", render(editor, part.same), render(editor, part.same)));
          return () => part.same;
        }
        const chosen = differing(render(editor, part.mine), render(editor, part.theirs), ["mine", "theirs", "both"]);
        return () => ({ mine: part.mine, theirs: part.theirs, both: [...part.mine, ...part.theirs] })[chosen()];
      });

      const merged = (): Content => {
        const fromTheirs = fields.filter(({ chosen }) => chosen() === "theirs").map(({ name }) => [name, theirs[name]]);
        const content = blocks.flatMap((block) => block());
        return { ...mine, ...Object.fromEntries(fromTheirs), body: { type: "doc", content: content.length ? content : [{ type: "paragraph" }] } };
      };
      return [
        el("p", {}, text),
        el("div", { className: "versions prose", tabIndex: 0 }, row("names", [el("strong", {}, word("mine"))], [el("strong", {}, word("theirs"))]), ...rows),
        el(
          "p",
          { className: "answers" },
          button(word("keep_chosen"), () => done(merged()), "primary"),
          button(word("keep_mine"), () => done(mine)),
          button(word("keep_theirs"), () => done(theirs)),
        ),
      ];
    },
    { dismissable: false, className: "wide" },
  );
}

function chooser(number: number, sides: Side[]) {
  const name = `part-${number}`;
  const inputs = sides.map((side) => el("input", { type: "radio", name, value: side, checked: side === "mine" }));
  const element = el(
    "fieldset",
    {},
    el("legend", {}, word("choose_part", { number })),
    ...inputs.map((input) => el("label", {}, input, " ", word(input.value as Side))),
  );
  return { element, chosen: () => (inputs.find((input) => input.checked)?.value ?? "mine") as Side };
}

const row = (className: string, left: Node[], right: Node[], choice?: Node) =>
  el("div", { className: `row ${className}` }, el("div", {}, ...left), el("div", {}, ...right), ...(choice ? [choice] : []));

function render(editor: Editor, blocks: JSONContent[]): Node[] {
  const serializer = DOMSerializer.fromSchema(editor.schema);
  if (!blocks.length) return [el("p", { className: "nothing" }, word("nothing_here"))];
  return blocks.map((block) => serializer.serializeNode(editor.schema.nodeFromJSON(block)));
}

function shownField(name: keyof Fields, content: Content): Node[] {
  const value = content[name];
  const shown =
    name === "category"
      ? document.querySelector(`#f-category option[value="${content.category}"]`)?.textContent
      : name === "cover"
        ? content.cover?.alt
        : String(value ?? "");
  return [el("p", {}, el("strong", {}, `${word(name)}: `), shown || word("nothing_here"))];
}
