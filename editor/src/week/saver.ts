// Saves two seconds after the last change, one request at a time. What is not on
// the server yet is kept on this device.

import { address, data, part, type Row, type Said } from "./page";
import { isBlank, learn, readAll, say, type Named } from "./rows";

export interface Theirs {
  version: number;
  saved_at: string;
  by: string;
  rows: Row[];
}

export type State =
  | { kind: "unsaved" | "saving" | "offline" | "trouble" | "conflict" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; reason: string }
  | { kind: "login"; login: string };

interface Saved {
  version: number;
  saved_at: string | null;
  by: string;
  state: [name: string, label: string];
  keys: string[];
  days: string[];
  said: Said[];
}

const QUIET = 2_000;
const RETRY = 5_000;
const LOST = `bantin-week:${data.week}`;

export class Saver {
  private saved = content(readAll());
  private timer = 0;
  private running: Promise<boolean> | null = null;
  private held = data.unsaved;
  version = data.version;

  constructor(
    private readonly show: (state: State) => void,
    private readonly conflict: (theirs: Theirs) => void,
  ) {
    if (this.held) this.saved = "";
    window.addEventListener("online", () => this.dirty && void this.flush());
    window.addEventListener("beforeunload", (event) => {
      if (!this.dirty) return;
      this.keep();
      event.preventDefault();
    });
  }

  get dirty(): boolean {
    return content(readAll()) !== this.saved;
  }

  changed(): void {
    if (!this.dirty) return;
    this.show({ kind: "unsaved" });
    // A page that came back with a question waits for the answer.
    if (!this.held) this.soon(QUIET);
  }

  /** Saves now what is unsaved; true when the server has it all. */
  async flush(explicit = false): Promise<boolean> {
    while (this.running) await this.running;
    if (!this.dirty && !explicit) return true;
    this.held = false;
    this.running = this.save(explicit);
    const done = await this.running.finally(() => (this.running = null));
    return done && (!this.dirty || this.flush());
  }

  /** The rows that this device kept and the server never got. */
  lost(): { rows: Named[]; at: number } | null {
    try {
      return JSON.parse(localStorage.getItem(LOST) ?? "null");
    } catch {
      return null;
    }
  }

  forget(): void {
    localStorage.removeItem(LOST);
  }

  /** What the server has now is `rows`, in that version. */
  rebase(version: number): void {
    this.version = version;
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name="version"]')) field.value = String(version);
  }

  private soon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), delay);
  }

  private keep(): void {
    try {
      localStorage.setItem(LOST, JSON.stringify({ rows: readAll(), at: Date.now() }));
    } catch {
      // A device without room keeps nothing; the page still asks before it is left.
    }
  }

  private async save(keep: boolean): Promise<boolean> {
    clearTimeout(this.timer);
    const all = readAll();
    const sent = all.filter((named) => !isBlank(named));
    this.show({ kind: "saving" });
    const answer = await fetch(`${address}/ban-thao`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ version: this.version, rows: sent.map(({ row }) => row), keep }),
    }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (answer?.status === 200 && body) return this.took(body as Saved, all, sent);
    this.keep();
    if (!answer || answer.status >= 500 || !body) {
      this.show({ kind: answer ? "trouble" : "offline" });
      this.soon(RETRY);
    } else if (answer.status === 409) {
      this.show({ kind: "conflict" });
      this.held = true;
      this.conflict(body as Theirs);
    } else if (answer.status === 401) {
      this.show({ kind: "login", login: body.login });
      this.soon(RETRY);
    } else this.show({ kind: "refused", reason: body.message ?? "" });
    return false;
  }

  private took(saved: Saved, all: Named[], sent: Named[]): boolean {
    this.rebase(saved.version);
    this.saved = content(all);
    sent.forEach(({ name }, index) => learn(name, saved.keys[index] ?? "", saved.days[index] ?? ""));
    say(sent, saved.said);
    this.forget();
    showFacts(saved);
    this.show({ kind: "saved", at: saved.saved_at ?? "" });
    return true;
  }
}

/** Who saved last, and where the week stands now. */
function showFacts({ by, state: [name, label] }: Saved): void {
  part("#saved-by").textContent = by;
  const state = part<HTMLElement>(".week-facts .state");
  state.dataset.state = name;
  state.textContent = label;
}

/** What is written, without keys: those the server gives. */
function content(rows: Named[]): string {
  return JSON.stringify(rows.filter((named) => !isBlank(named)).map(({ row }) => ({ ...row, key: "" })));
}
