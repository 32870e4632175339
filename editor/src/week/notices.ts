// What the page says and asks: whether the work is safe, whose rows to keep.

import type { Edits } from "./edits";
import { FIELDS, button, data, el, part, word, type Row } from "./page";
import type { Saver, State, Theirs } from "./saver";
import type { Named } from "./rows";

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
      return word("unsaved");
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

/** Somebody else saved: their rows beside mine, and the choice. */
export function askWhose(theirs: Theirs, saver: Saver, edits: Edits): void {
  const values = { name: theirs.by, time: theirs.saved_at };
  const mine = button(word("keep_mine"), () => {
    close();
    saver.rebase(theirs.version);
    void saver.flush(true);
  });
  const others = button(word("keep_theirs", values), () => {
    close();
    saver.rebase(theirs.version);
    edits.takeOver(theirs.rows);
    void saver.flush();
  }, { class: "plain" });
  const close = notice(
    el("p", {}, word("conflict", values)),
    el("details", { open: "" }, el("summary", {}, word("theirs", values)), el("div", { class: "desk-scroll" }, listing(theirs.rows))),
    el("p", { class: "actions" }, mine, others),
  );
}

/** This device kept rows that the server never got. */
export function offerLost(lost: { rows: Named[]; at: number }, saver: Saver, edits: Edits): void {
  const time = new Date(lost.at).toLocaleString("vi-VN", { hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit" });
  const take = button(word("recover"), () => {
    close();
    edits.takeOver(lost.rows.map(({ row }) => row));
    saver.forget();
  });
  const drop = button(word("forget"), () => {
    close();
    saver.forget();
  }, { class: "plain" });
  const close = notice(
    el("p", {}, word("recovered", { time })),
    el("div", { class: "desk-scroll" }, listing(lost.rows.map(({ row }) => row))),
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
