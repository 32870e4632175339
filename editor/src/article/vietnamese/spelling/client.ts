// Asks the dictionary. Its script is fetched when the first question is asked.

import type { Placement } from "../syllable";
import type { Span } from "../words";

export type Asked = { id: number } & ({ texts: string[] } | { word: string; placement: Placement });

export class Dictionary {
  private readonly worker = new Worker(new URL("spelling.js", import.meta.url), { type: "module" });
  private readonly waiting = new Map<number, (answer: never) => void>();
  private last = 0;

  /** `failed`: the script did not come, and nothing will be answered. */
  constructor(failed: () => void) {
    this.worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; answer: never }>) => {
      this.waiting.get(data.id)?.(data.answer);
      this.waiting.delete(data.id);
    });
    this.worker.addEventListener("error", failed);
  }

  /** The words to look at again, for each text. */
  unknown(texts: string[]): Promise<Span[][]> {
    return this.ask({ texts });
  }

  corrections(word: string, placement: Placement): Promise<string[]> {
    return this.ask({ word, placement });
  }

  close(): void {
    this.worker.terminate();
  }

  private ask<T>(question: { texts: string[] } | { word: string; placement: Placement }): Promise<T> {
    const id = (this.last += 1);
    this.worker.postMessage({ id, ...question } satisfies Asked);
    return new Promise<T>((resolve) => this.waiting.set(id, resolve));
  }
}
