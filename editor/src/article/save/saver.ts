// Saves two seconds after the last change, one request at a time. Whatever is
// not on the server yet is on this device.

import type { Content } from "../page";
import { forget, keep } from "./local";
import { put, type Outcome, type Theirs } from "./request";

export type SaveState =
  | { kind: "unsaved" | "saving" | "offline" | "trouble" | "not_kept" }
  | { kind: "saved"; at: string }
  | { kind: "refused"; reason: string | null }
  | { kind: "login"; login: string };

interface Page {
  content: () => Content;
  show: (state: SaveState) => void;
  /** Asks the writer which text to keep, and puts it on the page. */
  resolve: (theirs: Theirs) => Promise<void>;
  /** Tells where the article stands since it was saved. */
  stands: (state: string) => void;
}

const QUIET = 2_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

export class Saver {
  private changes = 0;
  private saved = 0;
  private timer = 0;
  private retry = FIRST_RETRY;
  private running: Promise<boolean> | null = null;
  private explicit = false;

  constructor(
    readonly key: string,
    public version: number,
    private readonly page: Page,
  ) {
    window.addEventListener("online", () => this.dirty && void this.flush());
    window.addEventListener("focus", () => this.dirty && this.soon(0));
    window.addEventListener("beforeunload", (event) => this.dirty && event.preventDefault());
    document.addEventListener("visibilitychange", () => this.dirty && void this.keepHere());
  }

  get dirty(): boolean {
    return this.changes !== this.saved;
  }

  changed(): void {
    this.changes += 1;
    this.page.show({ kind: "unsaved" });
    this.soon(QUIET);
  }

  /** Saves what is unsaved now; true when the server has it all. */
  async flush(explicit = false): Promise<boolean> {
    this.explicit ||= explicit;
    while (this.running) await this.running;
    if (!this.dirty && !this.explicit) return true;
    this.running = this.save();
    const done = await this.running.finally(() => (this.running = null));
    return done && (!this.dirty || this.flush());
  }

  private soon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), delay);
  }

  private async save(): Promise<boolean> {
    clearTimeout(this.timer);
    const upTo = this.changes;
    const explicit = this.explicit;
    this.explicit = false;
    this.page.show({ kind: "saving" });
    const keeping = this.keepHere();
    const outcome = await put(this.version, this.page.content(), explicit);
    const keptHere = await keeping;
    if (outcome.kind === "saved") {
      this.version = outcome.version;
      this.saved = upTo;
      this.retry = FIRST_RETRY;
      if (!this.dirty) await forget(this.key).catch(() => undefined);
      this.page.show({ kind: "saved", at: outcome.saved_at });
      this.page.stands(outcome.state);
      return true;
    }
    return this.failed(outcome, explicit, keptHere);
  }

  private async failed(outcome: Exclude<Outcome, { kind: "saved" }>, explicit: boolean, keptHere: boolean): Promise<boolean> {
    this.explicit ||= explicit;
    // An explicit save of an unchanged text may fail too: it is then unsaved.
    if (!this.dirty) this.changes += 1;
    if (outcome.kind === "conflict") {
      this.page.show({ kind: "unsaved" });
      await this.page.resolve(outcome.theirs);
      this.version = outcome.theirs.version;
      this.changes += 1;
      return this.save();
    }
    this.page.show(keptHere ? outcome : { kind: "not_kept" });
    if (outcome.kind !== "refused") {
      this.soon(this.retry);
      this.retry = Math.min(this.retry * 2, LAST_RETRY);
    }
    return false;
  }

  private keepHere(): Promise<boolean> {
    return keep(this.key, { content: this.page.content(), version: this.version, at: Date.now() }).then(
      () => true,
      () => false,
    );
  }
}
