// The link dialog: type an article's title and choose, or paste an address.

import type { Editor } from "@tiptap/core";
import { word } from "../page";
import { isAddress } from "../schema/text";
import { ask, button, el } from "./dom";

interface Target {
  title: string;
  url: string;
  kind: string;
  date: string;
}

export async function editLink(editor: Editor): Promise<void> {
  const before = String(editor.getAttributes("link").href ?? "");
  const href = await ask<string>(word("link"), (done) => [...picker(before, done)]);
  if (href === null) return void editor.commands.focus();
  const chain = editor.chain().focus().extendMarkRange("link");
  if (href === "") chain.unsetMark("link").run();
  else if (editor.state.selection.empty && !before)
    chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
  else chain.setMark("link", { href }).run();
}

function picker(before: string, done: (href: string) => void): Node[] {
  const input = el("input", {
    type: "text",
    value: before,
    autofocus: true,
    attrs: { role: "combobox", "aria-expanded": "false", "aria-controls": "link-list", "aria-autocomplete": "list", "aria-label": word("link_title"), placeholder: word("link_title") },
  });
  const list = el("ul", { id: "link-list", className: "targets", attrs: { role: "listbox", "aria-label": word("link_title") } });
  const wrong = el("p", { className: "error", attrs: { role: "alert" } });
  let found: Target[] = [];
  let chosen = -1;

  const show = () => {
    list.replaceChildren(
      ...found.map(({ title, date, url }, index) => {
        const option = el("li", { id: `link-${index}`, attrs: { role: "option", "aria-selected": String(index === chosen) } }, title, " ", el("small", {}, date));
        option.addEventListener("click", () => done(url));
        return option;
      }),
    );
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (chosen >= 0) input.setAttribute("aria-activedescendant", `link-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
  };
  let timer = 0;
  let asked = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const turn = ++asked;
      const answer = isAddress(input.value) || !input.value.trim() ? null : await fetch(`/quan-tri/lien-ket?q=${encodeURIComponent(input.value)}`).catch(() => null);
      const targets = answer?.ok ? ((await answer.json()) as Target[]) : [];
      if (turn !== asked) return;
      found = targets;
      chosen = -1;
      show();
    }, 150);
  });
  const apply = () => {
    const typed = input.value.trim();
    const href = found[chosen]?.url ?? (/^(www\.|[\w-]+\.[a-z]{2,}($|\/))/i.test(typed) ? `https://${typed}` : typed);
    if (href === "" || isAddress(href)) done(href);
    else wrong.textContent = word("link_wrong");
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      chosen = (chosen + step + found.length) % found.length;
      show();
    } else if (event.key === "Enter") apply();
    else return;
    event.preventDefault();
  });
  const remove = before ? [button(word("link_remove"), () => done(""))] : [];
  return [input, list, wrong, el("p", { className: "answers" }, button(word("apply"), apply, "primary"), ...remove)];
}
