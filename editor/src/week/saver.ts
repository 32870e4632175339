// Saves two seconds after the last change, one request at a time. What is not on
// the server yet is kept on this device.

import { forget, keep } from "./kept";
import { merge, type Merged } from "./merge";
import { FIELDS, address, data, part, type Row, type Said } from "./page";
import { isBlank, learn, readAll, say, type Named } from "./rows";

interface Facts {
  saved: string;
  state: [name: string, label: string];
}

export interface Theirs {
  version: number;
  saved_at: string | null;
  by: string;
  rows: Row[];
  facts?: Facts;
}

export type State =
  | { kind: "unsaved" | "saving" | "offline" | "trouble" | "conflict" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; reason: string }
  | { kind: "login"; login: string };

interface Page {
  show(state: State): void;
  /** Puts both on the page. What clashes there is to be decided before `settled`. */
  merged(merged: Merged, theirs: Theirs): void;
}

interface Saved {
  version: number;
  saved_at: string | null;
  facts: Facts;
  keys: string[];
  days: string[];
  said: Said[];
}

const QUIET = 2_000;
const RETRY = 5_000;

export class Saver {
  /** What the server has, as far as is known here. */
  private base: Row[] = data.stored ?? readAll().map(({ row }) => row);
  private saved = content(this.base);
  private timer = 0;
  private running: Promise<boolean> | null = null;
  // A page that came back with a question waits for the answer.
  private held = data.stored !== null;
  private clashing = false;
  private kept = false;
  version = data.version;

  constructor(private readonly page: Page) {
    window.addEventListener("online", () => this.dirty && void this.flush());
    window.addEventListener("beforeunload", (event) => {
      if (!this.dirty) return;
      this.keep();
      event.preventDefault();
    });
  }

  get dirty(): boolean {
    return content(readAll().map(({ row }) => row)) !== this.saved;
  }

  changed(): void {
    if (!this.dirty) return;
    this.page.show({ kind: this.clashing ? "conflict" : "unsaved" });
    if (!this.held && !this.clashing) this.soon(QUIET);
  }

  /** Saves now what is unsaved; true when the server has it all. */
  async flush(explicit = false): Promise<boolean> {
    while (this.running) await this.running;
    if (this.clashing) return false;
    if (!this.dirty && !explicit) return true;
    this.held = false;
    this.running = this.save(explicit);
    const done = await this.running.finally(() => (this.running = null));
    return done && (!this.dirty || this.flush());
  }

  /** Others saved what this page does not show: both are put together. */
  take(theirs: Theirs): void {
    this.put(merge(this.base, readAll(), theirs.rows), theirs);
  }

  /** Every cell that clashed has been decided. */
  settled(): void {
    this.clashing = false;
    void this.flush(true);
  }

  /** What this device kept, put together with what the page shows now. */
  recover(rows: Named[], base: Row[]): void {
    const theirs: Theirs = { version: this.version, by: "", saved_at: null, rows: this.base };
    this.put(merge(base, rows, this.base), theirs);
    this.changed();
  }

  private put(merged: Merged, theirs: Theirs): void {
    this.rebase(theirs.version, theirs.rows);
    this.saved = content(theirs.rows);
    this.clashing = merged.clashes.length > 0;
    this.page.merged(merged, theirs);
    if (theirs.facts) showFacts(theirs.facts);
  }

  private rebase(version: number, rows: Row[]): void {
    this.version = version;
    this.base = rows;
    // What the other forms of the page act on.
    for (const field of document.querySelectorAll<HTMLInputElement>('input[name="version"]')) field.value = String(version);
  }

  private soon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), delay);
  }

  private keep(): void {
    this.kept = true;
    keep(readAll(), this.base);
  }

  private async save(keep: boolean): Promise<boolean> {
    clearTimeout(this.timer);
    const all = readAll();
    const sent = all.filter(({ row }) => !isBlank(row));
    this.page.show({ kind: "saving" });
    const answer = await fetch(`${address}/ban-thao`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ version: this.version, rows: sent.map(({ row }) => row), keep }),
    }).catch(() => null);
    const body = await answer?.json().catch(() => null);
    if (answer?.status === 200 && body) return this.took(body as Saved, all, sent);
    this.keep();
    if (!answer || answer.status >= 500 || !body) {
      this.page.show({ kind: answer ? "trouble" : "offline" });
      this.soon(RETRY);
    } else if (answer.status === 409) {
      this.take(body as Theirs);
      if (!this.clashing) return this.save(keep);
      this.page.show({ kind: "conflict" });
    } else if (answer.status === 401) {
      this.page.show({ kind: "login", login: body.login });
      this.soon(RETRY);
    } else {
      if (body.said) say(sent, body.said);
      this.page.show({ kind: "refused", reason: body.message ?? "" });
    }
    return false;
  }

  private took(saved: Saved, all: Named[], sent: Named[]): boolean {
    const stored = ({ row }: Named, index: number): Row => ({ ...row, key: saved.keys[index] ?? "", day: saved.days[index] ?? "" });
    this.rebase(saved.version, sent.map(stored));
    this.saved = content(all.map(({ row }) => row));
    sent.forEach(({ name }, index) => learn(name, saved.keys[index] ?? "", saved.days[index] ?? ""));
    say(sent, saved.said);
    // What another window of this device kept is its own.
    if (this.kept) forget();
    this.kept = false;
    showFacts(saved.facts);
    this.page.show({ kind: "saved", at: saved.saved_at ?? "" });
    return true;
  }
}

/** Who saved last, and where the week stands now. */
function showFacts({ saved, state: [name, label] }: Facts): void {
  part("#saved-by").textContent = saved;
  const state = part<HTMLElement>(".week-facts .state");
  state.dataset.state = name;
  state.textContent = label;
}

/** What is written, without keys: those the server gives. */
function content(rows: Row[]): string {
  return JSON.stringify(rows.filter((row) => !isBlank(row)).map((row) => FIELDS.map((field) => row[field])));
}
