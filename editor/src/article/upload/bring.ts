// A button that brings a file from this device into the library.

import { word } from "../../words";
import { button, el } from "../ui/dom";
import { send } from "./send";
import type { Stored } from "./sent";

/** What it says on the way stands in `status`; a file of another kind is not taken. */
export function bring(kind: Stored["kind"], status: HTMLElement, done: (stored: Stored) => void): HTMLButtonElement {
  const chosen = el("input", { type: "file", accept: kind === "picture" ? "image/*" : "" });
  let cancel: (() => void) | null = null;
  const made = button(word("upload_file"), () => (cancel ? cancel() : chosen.click()), "plain");
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    const progress = (percent: number, waits = false) =>
      (status.textContent = word(waits ? "upload_waiting" : "uploading", { name: file.name, percent }));
    const sending = send(file, file.name, progress);
    progress(0);
    cancel = sending.cancel;
    made.textContent = word("cancel");
    const sent = await sending.done;
    cancel = null;
    chosen.value = "";
    made.textContent = word("upload_file");
    if (!sent.ok) status.textContent = sent.message ?? word("upload_failed", { name: file.name });
    else if (sent.stored.kind !== kind) status.textContent = word(kind === "picture" ? "want_picture" : "want_file");
    else {
      status.textContent = "";
      done(sent.stored);
    }
  });
  return made;
}
