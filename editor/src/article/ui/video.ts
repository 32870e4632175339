// The dialog of a video: a file of the library or an address, a title, and the
// picture shown before it plays.

import type { Attrs } from "@tiptap/pm/model";
import { preview, word } from "../page";
import { watchAddress } from "../schema/video-sites";
import { chooseStored } from "../upload/library";
import type { Stored } from "../upload/sent";
import type { WordKey } from "../word-keys";
import { ask, button, el } from "./dom";

export const isVideo = (stored: Stored): boolean => stored.kind === "file" && /\.(mp4|webm)$/.test(stored.url);

export const EMPTY: Attrs = { source: "link", hash: "", url: "", title: "", poster: "" };

export const askVideo = (before: Attrs = EMPTY): Promise<Attrs | null> => ask<Attrs>(word("video"), (done) => form(before, done));

/** A field with its name above and what is wrong with it below. */
function row(key: WordKey, value: string, hint?: WordKey) {
  const id = `video-${key}`;
  const input = el("input", { type: "text", id, value, maxLength: 1000, attrs: { "aria-describedby": `${id}-wrong${hint ? ` ${id}-hint` : ""}`, "aria-required": "true" } });
  const wrong = el("p", { id: `${id}-wrong`, className: "error" });
  const shown = el("div", { className: "field" }, el("label", { htmlFor: id }, word(key)), ...(hint ? [el("p", { id: `${id}-hint`, className: "hint" }, word(hint))] : []), input, wrong);
  const refuse = (text: string) => {
    wrong.textContent = text;
    if (text) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    return text !== "";
  };
  return { input, shown, refuse };
}

function form(before: Attrs, done: (attrs: Attrs) => void): Node[] {
  let file = before.source === "file" ? { hash: String(before.hash), url: String(before.url) } : null;
  let poster = String(before.poster ?? "");
  const address = row("video_address", before.source === "link" ? String(before.url) : "", "video_sites");
  const title = row("video_title", String(before.title));
  const chosen = el("p", { attrs: { role: "status" } });
  const picture = el("img", { alt: word("video_poster"), hidden: true });
  const without = button(word("remove"), () => show({ poster: "" }));

  const show = (now: { poster?: string }) => {
    poster = now.poster ?? poster;
    picture.hidden = without.hidden = !poster;
    if (poster) picture.src = preview(poster);
    chosen.textContent = file ? word("video_is_file", { name: title.input.value || file.url }) : "";
    address.shown.hidden = file !== null;
    elsewhere.hidden = file === null;
  };
  const own = button(word("video_file"), async () => {
    const stored = await chooseStored("file", word("video_file"), isVideo);
    if (stored?.kind !== "file") return;
    file = { hash: stored.hash, url: stored.url };
    title.input.value ||= stored.name.replace(/\.\w+$/, "");
    show({});
  });
  const elsewhere = button(word("video_elsewhere"), () => {
    file = null;
    show({});
    address.input.focus();
  });
  const choosePoster = button(word("video_poster"), async () => {
    const stored = await chooseStored("picture", word("video_poster"));
    if (stored?.kind === "picture") show({ poster: stored.hash });
  });
  const insert = () => {
    const url = file?.url ?? watchAddress(address.input.value);
    const wrongAddress = address.refuse(url === null ? word(address.input.value.trim() ? "video_unknown_site" : "video_missing") : "");
    const text = title.input.value.trim();
    const wrongTitle = title.refuse(text ? "" : word("video_title_missing"));
    if (wrongAddress) address.input.focus();
    else if (wrongTitle) title.input.focus();
    else done({ source: file ? "file" : "link", hash: file?.hash ?? "", url, title: text, poster });
  };
  const asForm = el("form", { noValidate: true }, address.shown, el("p", { className: "answers" }, own, elsewhere), chosen, title.shown, el("p", { className: "answers" }, choosePoster, without), picture, el("p", { className: "answers" }, el("button", { type: "submit", className: "primary" }, word("apply"))));
  asForm.addEventListener("submit", (event) => {
    event.preventDefault();
    insert();
  });
  show({});
  return [asForm];
}
