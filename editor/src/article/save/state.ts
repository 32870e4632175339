// The sentence that says whether the work is safe.

import { field, word } from "../page";
import { el } from "../ui/dom";
import type { SaveState } from "./saver";

export function showSaveState(state: SaveState): void {
  const shown = field("save-state");
  // Said once, not at every key.
  if (state.kind === "unsaved" && shown.dataset.state === "unsaved") return;
  // What was done before the text changed is no longer news.
  if (state.kind === "unsaved") document.querySelector(".writing-notices .done")?.remove();
  shown.dataset.state = state.kind;
  shown.replaceChildren(sentence(state));
  if (state.kind === "login")
    shown.append(" ", el("a", { href: state.login, target: "_blank", rel: "noopener" }, word("login")));
}

function sentence(state: SaveState): string {
  switch (state.kind) {
    case "saved":
      return word("saved_at", { time: state.at });
    case "refused":
      return word("refused", { reason: state.reason || word("server_refused") });
    case "login":
      return word("login_needed");
    case "trouble":
      return word("server_trouble");
    default:
      return word(state.kind);
  }
}
