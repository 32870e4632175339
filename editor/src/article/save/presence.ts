// Who else has the article open, asked every fifteen seconds.

import { address, field, word } from "../page";
import type { Saver } from "./saver";

export function announce(saver: Saver, reload: () => Promise<void>): void {
  const shown = field("presence");
  // randomUUID exists on secure pages only; an office's own server may have no certificate.
  const client = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const beat = async () => {
    const answer = await fetch(`${address}/co-mat`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ client, version: saver.version }),
    }).catch(() => null);
    if (!answer?.ok) return;
    const { others, version } = (await answer.json()) as { others: { name: string }[]; version: number };
    const sentences = others.length ? [word("also_here", { names: others.map(({ name }) => name).join(", ") })] : [];
    if (version > saver.version) {
      if (saver.dirty) sentences.push(word("newer_version"));
      else await reload();
    }
    shown.textContent = sentences.join(" ");
  };
  void beat();
  setInterval(() => void beat(), 15_000);
}
