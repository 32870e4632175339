// Keeps the underlines true to the text: only blocks that changed are read
// again, a while after the last key, and never while an input method composes.

import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { word } from "../../page";
import { notice } from "../../ui/dom";
import { blockText } from "../blocks";
import { chosenPlacement, hintsWanted, isIgnored, wantHints } from "../settings";
import type { Span } from "../words";
import { Dictionary } from "./client";
import { underline, underlined } from "./underlines";

const PAUSE = 500;
/** How long the browser may take to tell where a key or a click has put the cursor. */
const SETTLED = 100;

export class Hints {
  private dictionary: Dictionary | null = null;
  private timer = 0;
  /** A word still being written is not judged. */
  private held = false;
  private lastInput = 0;
  /** Blocks are never changed in place: one that was read stays read. */
  private readonly read = new WeakMap<Node, Span[]>();

  constructor(private readonly editor: Editor) {
    // Not "update": a text taken from the server does not tell.
    editor.on("transaction", ({ transaction }) => transaction.docChanged && this.soon());
    editor.on("selectionUpdate", () => this.held && this.soon());
    editor.on("blur", () => this.held && this.soon());
    for (const name of ["keydown", "pointerdown"]) editor.view.dom.addEventListener(name, () => (this.lastInput = performance.now()));
    if (hintsWanted()) this.turn(true);
  }

  get on(): boolean {
    return this.dictionary !== null;
  }

  turn(on: boolean): void {
    wantHints(on);
    // Two kinds of underlines would be one too many.
    this.editor.view.dom.spellcheck = !on;
    if (on === this.on) return;
    this.dictionary?.close();
    this.dictionary = on ? new Dictionary(() => this.failed()) : null;
    if (on) void this.check();
    else underline(this.editor.view, []);
  }

  corrections(mistaken: string): Promise<string[]> {
    return this.dictionary?.corrections(mistaken, chosenPlacement() ?? "old") ?? Promise.resolve([]);
  }

  /** Draws what is known of the text as it stands. */
  show(): void {
    const { view, state, isDestroyed } = this.editor;
    if (!this.on || isDestroyed) return;
    // A cursor that moves meanwhile would be put back.
    if (view.composing || performance.now() - this.lastInput < SETTLED) return this.soon();
    const spans: Span[] = [];
    const { empty, from: cursor } = state.selection;
    this.held = false;
    eachBlock(state.doc, (block, start) => {
      const text = blockText(block);
      for (const { from, to } of this.read.get(block) ?? []) {
        const span = { from: start + from, to: start + to };
        const writing = empty && view.hasFocus() && span.from <= cursor && cursor <= span.to && !underlined(state, span.from, span.to).length;
        this.held ||= writing;
        if (!writing && !isIgnored(text.slice(from, to))) spans.push(span);
      }
    });
    underline(view, spans);
  }

  private soon(): void {
    clearTimeout(this.timer);
    if (this.on) this.timer = window.setTimeout(() => void this.check(), PAUSE);
  }

  private async check(): Promise<void> {
    const { dictionary } = this;
    if (!dictionary || this.editor.isDestroyed) return;
    if (this.editor.view.composing) return this.soon();
    const unread: Node[] = [];
    eachBlock(this.editor.state.doc, (block) => {
      if (!this.read.has(block)) unread.push(block);
    });
    if (unread.length) {
      const found = await dictionary.unknown(unread.map(blockText));
      for (const [index, block] of unread.entries()) this.read.set(block, found[index] ?? []);
    }
    this.show();
  }

  private failed(): void {
    this.turn(false);
    notice(word("spelling_failed"));
  }
}

function eachBlock(doc: Node, visit: (block: Node, start: number) => void): void {
  doc.descendants((node, position) => {
    if (node.isTextblock) visit(node, position + 1);
    return !node.isTextblock;
  });
}
