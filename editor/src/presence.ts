// Who else has the page open, asked every fifteen seconds, and whether they
// have saved something that it does not show.

interface Page {
  /** Of what is worked on. */
  address: string;
  /** Where it is said. */
  shown: HTMLElement;
  version(): number;
  dirty(): boolean;
  /** Takes over what others saved, while nothing here is unsaved. */
  reload(): Promise<void>;
  /** The sentence about others, and the one about something newer here. */
  alsoHere(names: string): string;
  newer(): string;
}

const BEAT = 15_000;

export function announce(page: Page): void {
  // randomUUID exists on secure pages only; an office's own server may have no certificate.
  const client = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const beat = async (): Promise<void> => {
    // The page gave way to the one that a form came back with.
    if (!page.shown.isConnected) return clearInterval(beats);
    const answer = await fetch(`${page.address}/co-mat`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ client }),
    }).catch(() => null);
    if (!answer?.ok) return;
    const { others, version } = (await answer.json()) as { others: { name: string }[]; version: number };
    const sentences = others.length ? [page.alsoHere(others.map(({ name }) => name).join(", "))] : [];
    if (version > page.version()) {
      if (page.dirty()) sentences.push(page.newer());
      else await page.reload();
    }
    const said = sentences.join(" ");
    if (page.shown.textContent !== said) page.shown.textContent = said;
  };
  const beats = setInterval(() => void beat(), BEAT);
  void beat();
}
