// One save, and all that can come of it.

import { address, data, word, type Content, type Kept } from "../page";

export interface Theirs {
  version: number;
  saved_at: string;
  by: string;
  content: Kept;
}

export type Outcome =
  | { kind: "saved"; version: number; saved_at: string; state: string }
  | { kind: "conflict"; theirs: Theirs }
  | { kind: "login"; login: string }
  | { kind: "refused"; reason: string | null }
  | { kind: "offline" }
  | { kind: "trouble" };

export async function put(version: number, content: Content, explicit: boolean): Promise<Outcome> {
  const sent = JSON.stringify({ version, content, keep: explicit });
  // Not sent only to be refused: a phone may take minutes for that.
  const limit = data.limits.body_bytes;
  if (new Blob([sent]).size > limit) return { kind: "refused", reason: word("too_large", { limit: limit / 1e6 }) };
  const answer = await fetch(`${address}/ban-thao`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: sent,
  }).catch(() => null);
  if (!answer) return { kind: "offline" };
  const body = await answer.json().catch(() => null);
  if (answer.status >= 500 || !body) return { kind: "trouble" };
  switch (answer.status) {
    case 200:
      return { kind: "saved", ...body };
    case 409:
      return { kind: "conflict", theirs: body };
    case 401:
      return { kind: "login", login: body.login };
    default:
      return { kind: "refused", reason: body.message ?? Object.values(body.errors ?? {}).join(" ") };
  }
}
