// Who else has the article open, asked every fifteen seconds.

import { address, field, word } from "../page";
import type { Saver } from "./saver";

export function announce(saver: Saver, reload: () => Promise<void>): void {
  const shown = field("presence");
  const client = crypto.randomUUID();
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
