// Undo and redo of whole rows. What is being typed in a cell the browser undoes.

import { readAll, replaceAll, type Named } from "./rows";

const MOST = 200;

export class Undo {
  private done: string[] = [];
  private undone: string[] = [];
  private now = JSON.stringify(readAll());

  constructor(private readonly changed: () => void) {}

  /** Whether anything was typed that is not a step yet. */
  get pending(): boolean {
    return JSON.stringify(readAll()) !== this.now;
  }

  /** Makes what changed since the last step a step of its own. */
  step(): void {
    const rows = JSON.stringify(readAll());
    if (rows === this.now) return;
    this.done = [...this.done, this.now].slice(-MOST);
    this.undone = [];
    this.now = rows;
    this.changed();
  }

  /** Nothing that was done before can be undone any more. */
  forget(): void {
    [this.done, this.undone, this.now] = [[], [], JSON.stringify(readAll())];
  }

  undo(): void {
    this.step();
    this.go(this.done, this.undone);
  }

  redo(): void {
    this.go(this.undone, this.done);
  }

  private go(from: string[], to: string[]): void {
    const rows = from.pop();
    if (rows === undefined) return;
    to.push(this.now);
    this.now = rows;
    replaceAll(JSON.parse(rows) as Named[]);
    this.changed();
  }
}
