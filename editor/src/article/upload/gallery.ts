// Chooses several pictures at once: from the library, from this device, or both.

import { data, word } from "../page";
import { ask, button, el } from "../ui/dom";
import { choice, shelf } from "./library";
import { send } from "./send";
import type { Stored } from "./sent";
import { shrunk } from "./shrink";

type Picture = Extract<Stored, { kind: "picture" }>;

const FEWEST = 2;
const MOST = 30;

/** The pictures in the order in which they were chosen, beside those there are already. */
export async function choosePictures(already: number): Promise<Picture[]> {
  const chosen = await ask<Picture[]>(word(already ? "gallery_add" : "gallery"), (done) => chooser(already, done), { className: "wide" });
  return chosen ?? [];
}

function chooser(already: number, done: (pictures: Picture[]) => void): Node[] {
  const chosen: Picture[] = [];
  let pending = 0;
  const status = el("p", { attrs: { role: "status" } });
  const wrong = el("p", { className: "error", attrs: { role: "alert" } });
  const strip = el("ol", { className: "chosen", attrs: { "aria-label": word("gallery_chosen") } });
  const buttons = new Map<string, Set<HTMLButtonElement>>();

  const show = () => {
    status.textContent = word("gallery_count", { count: already + chosen.length, limit: MOST });
    strip.replaceChildren(...chosen.map((picture) => el("li", {}, el("img", { src: picture.src, alt: picture.alt || picture.name }), remover(picture))));
    for (const [hash, made] of buttons)
      for (const one of made) one.setAttribute("aria-pressed", String(chosen.some((picture) => picture.hash === hash)));
  };
  const remover = (picture: Picture) => {
    const made = button("✕", () => take(picture, false));
    made.setAttribute("aria-label", word("gallery_unchoose", { name: picture.alt || picture.name }));
    return made;
  };
  const take = (picture: Picture, wanted: boolean) => {
    wrong.textContent = "";
    const at = chosen.findIndex(({ hash }) => hash === picture.hash);
    if (!wanted && at >= 0) chosen.splice(at, 1);
    else if (wanted && at < 0) {
      if (already + chosen.length >= MOST) return void (wrong.textContent = word("gallery_full", { limit: MOST }));
      chosen.push(picture);
    }
    show();
  };
  const insert = () => {
    if (pending) wrong.textContent = word("gallery_wait");
    else if (already + chosen.length < FEWEST || !chosen.length) wrong.textContent = word(already ? "gallery_none" : "gallery_few");
    else done(chosen);
  };

  const uploads = el("ul", { className: "uploads" });
  const input = el("input", { type: "file", multiple: true, accept: "image/*" });
  const bring = async (file: File) => {
    const said = el("li", { attrs: { role: "status" } });
    uploads.append(said);
    const start = async () => {
      pending += 1;
      const told = (percent: number, waits: boolean) =>
        (said.textContent = word(waits ? "upload_waiting" : "uploading", { name: file.name, percent }));
      told(0, false);
      const body = await shrunk(file, data.limits.picture_bytes);
      const sent = body.size > data.limits.picture_bytes ? ({ ok: false, message: word("upload_too_large", { name: file.name }) } as const) : await send(body, file.name, told).done;
      pending -= 1;
      if (sent.ok && sent.stored.kind === "picture") return said.remove(), take(sent.stored, true);
      said.textContent = (sent.ok ? null : sent.message) ?? word("upload_failed", { name: file.name });
      said.append(" ", button(word("retry"), () => void start()), " ", button(word("cancel"), () => said.remove()));
    };
    await start();
  };
  input.addEventListener("change", async () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    // One after the other: they stand in the order of their names' list.
    for (const file of files) await bring(file);
  });

  const library = shelf("picture", (item) => {
    if (item.kind !== "picture") return null;
    const made = choice(item, () => take(item, made.getAttribute("aria-pressed") !== "true"));
    buttons.set(item.hash, (buttons.get(item.hash) ?? new Set()).add(made));
    made.setAttribute("aria-pressed", String(chosen.some(({ hash }) => hash === item.hash)));
    return made;
  });
  show();
  return [
    el("label", { className: "bring" }, word("gallery_bring"), " ", input),
    uploads,
    ...library,
    status,
    strip,
    wrong,
    el("p", { className: "answers" }, button(word("insert"), insert, "primary")),
  ];
}
