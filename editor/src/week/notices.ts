// What the page says and asks: whether the work is safe, which rows to keep.

import { forget, type Kept } from "./kept";
import { FIELDS, button, data, el, part, word, type Row } from "./page";
import { nameOf, newName, type Named } from "./rows";
import type { Saver, State, Theirs } from "./saver";

const line = part<HTMLElement>("#save-state");
const form = part<HTMLFormElement>("#week");

export function showState(state: State): void {
  line.dataset.state = state.kind;
  line.replaceChildren(sentence(state));
  if (state.kind === "login") line.append(" ", el("a", { href: state.login, target: "_blank", rel: "noopener" }, word("login")));
}

function sentence(state: State): string {
  switch (state.kind) {
    case "saved":
      return word("saved_at", { time: state.at });
    case "refused":
      return word("refused", { reason: state.reason });
    case "login":
      return word("login_needed");
    case "conflict":
      return word("undecided");
    default:
      return word(state.kind);
  }
}

/** A sentence that passes. */
export function tell(text: string): void {
  const shown = document.getElementById("week-told") ?? el("p", { id: "week-told", class: "hint", role: "status" });
  shown.textContent = text;
  if (!shown.isConnected) form.prepend(shown);
}

/** Somebody else saved: how many cells both changed, and the choice for all of them. */
export function sayClashes(theirs: Theirs, count: number, takeAll: (mine: boolean) => void): () => void {
  const values = { name: theirs.by || word("on_server"), time: theirs.saved_at ?? "", count };
  return notice(
    el("p", {}, theirs.by ? word("conflict", values) : word("conflict_kept", values)),
    el(
      "p",
      { class: "actions" },
      button(word("keep_all_mine"), () => takeAll(true)),
      button(word("keep_all_theirs", values), () => takeAll(false), { class: "plain" }),
    ),
  );
}

/** This device kept rows that the server never got. */
export function offerLost(lost: Kept, saver: Saver): void {
  const time = new Date(lost.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" });
  const take = button(word("recover"), () => {
    close();
    // Names are those of the page that was left.
    const named = lost.rows.map(({ row }): Named => ({ row, name: nameOf(row.key) ?? newName() }));
    forget();
    saver.recover(named, lost.base);
  });
  const drop = button(word("forget"), () => {
    close();
    forget();
  }, { class: "plain" });
  const close = notice(
    el("p", {}, word("recovered", { time })),
    el("div", { class: "desk-scroll", tabindex: "0" }, listing(lost.rows.map(({ row }) => row))),
    el("p", { class: "actions" }, take, drop),
  );
}

function notice(...inside: Node[]): () => void {
  document.getElementById("week-question")?.remove();
  const shown = el("section", { id: "week-question", class: "notice", role: "alert" }, ...inside);
  form.before(shown);
  shown.scrollIntoView({ block: "nearest" });
  return () => shown.remove();
}

function listing(rows: Row[]): HTMLTableElement {
  const names = new Map(data.days);
  const lines = rows.map((row) => {
    const texts = FIELDS.filter((field) => field !== "cancelled").map((field) => row[field as "day"]);
    return el("tr", {}, ...texts.map((text) => el("td", {}, names.get(text) ?? text)));
  });
  return el("table", { class: "desk-table" }, el("tbody", {}, ...lines));
}
