// The field of a picture or file: what is chosen, and buttons to choose, bring
// or take it off. Without this script its address is typed.

import { bring } from "../article/upload/bring";
import { chooseStored } from "../article/upload/library";
import type { Stored } from "../article/upload/sent";
import { button, el } from "../article/ui/dom";
import { word } from "../words";

/** What a field holds, as it can be put into another. */
export interface Holding {
  address: string;
  shown: Node[];
  name: string;
}

export interface FileField {
  hold: (holding: Holding) => void;
  holding: () => Holding;
  /** Asks for one of the library; resolves to whether one was chosen. */
  choose: () => Promise<boolean>;
  buttons: HTMLElement;
  remove: HTMLButtonElement;
}

export const nothing: Holding = { address: "", shown: [], name: "" };

/** `changed` is told what was chosen, or that it was taken off. */
export function enhance(box: HTMLElement, changed?: (stored: Stored | null) => void): FileField | null {
  const input = box.querySelector("input");
  const chosen = box.querySelector<HTMLElement>(".chosen");
  const label = box.closest(".field")?.querySelector("label");
  if (!input || !chosen || !label) return null;
  const kind: Stored["kind"] = box.dataset.kind === "picture" ? "picture" : "file";
  const status = el("p", { className: "hint", attrs: { role: "status" } });
  let name = chosen.querySelector("a")?.textContent ?? "";

  const show = () => {
    remove.hidden = input.value === "";
    // An address that names nothing is shown, so that it can be corrected.
    input.hidden = input.value === "" || chosen.hasChildNodes();
  };
  const hold = (holding: Holding) => {
    input.value = holding.address;
    name = holding.name;
    chosen.replaceChildren(...holding.shown);
    show();
  };
  const take = (stored: Stored | null) => {
    hold(stored ? { address: addressOf(stored), shown: shownFor(stored), name: stored.name } : nothing);
    box.closest(".field")?.querySelector(".field-error")?.remove();
    if (changed) changed(stored);
    else if (!stored) opener.focus();
  };
  const choose = async () => {
    const stored = await chooseStored(kind, label.textContent ?? "");
    if (stored) take(stored);
    return stored !== null;
  };
  const remove = button(word("file_remove"), () => take(null), "quiet");
  const opener = button(word("choose_stored"), () => void choose(), "plain");
  const buttons = el("div", { className: "file-buttons" }, opener, bring(kind, status, take), remove);
  label.removeAttribute("for");
  label.id ||= `${input.id}-label`;
  box.setAttribute("role", "group");
  for (const named of [box, input]) named.setAttribute("aria-labelledby", label.id);
  const described = input.getAttribute("aria-describedby");
  if (described) box.setAttribute("aria-describedby", described);
  input.addEventListener("input", show);
  box.append(buttons, status);
  show();
  return { hold, holding: () => ({ address: input.value, shown: [...chosen.childNodes], name }), choose, buttons, remove };
}

const addressOf = (stored: Stored) => (stored.kind === "picture" ? stored.src : stored.url);

function shownFor(stored: Stored): Node[] {
  const sign =
    stored.kind === "picture"
      ? el("img", { src: stored.src, alt: stored.alt })
      : el("span", { className: "file-sign", attrs: { "aria-hidden": "true" } }, stored.type);
  const facts = stored.kind === "picture" ? `${stored.width} × ${stored.height}` : `${stored.type}, ${stored.size}`;
  const link = el("a", { href: addressOf(stored), target: "_blank" }, stored.name);
  return [sign, el("span", {}, link, " ", el("span", { className: "meta" }, facts))];
}
