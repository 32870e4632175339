// What comes of sending a file.

import type { Answer } from "./ask";

export type Stored =
  | { kind: "picture"; hash: string; width: number; height: number; src: string; alt: string; name: string }
  | { kind: "file"; hash: string; url: string; name: string; type: string; bytes: number; size: string };

export type Sent = { ok: true; stored: Stored } | { ok: false; message: string | null };

/** Told how far it is, and whether it waits for the network. */
export type Show = (percent: number, waits: boolean) => void;

export interface Sending {
  done: Promise<Sent>;
  /** Goes on at once where it waits. */
  goOn: () => void;
  cancel: () => void;
}

export function taken({ text }: Answer): Sent {
  return { ok: true, stored: JSON.parse(text) as Stored };
}

export function refused(answer: Answer | null): Sent {
  try {
    const { message } = JSON.parse(answer?.text ?? "") as { message?: string };
    return { ok: false, message: message ?? null };
  } catch {
    return { ok: false, message: null };
  }
}
