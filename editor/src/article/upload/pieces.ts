// A file in pieces, in the way of tus 1.0: the server says how far it is, and
// what it has is not sent again, be it after the network broke or on a page
// that was opened anew.

import { ask, type Answer } from "./ask";
import { remember } from "./memory";
import { refused, taken, type Sending, type Sent, type Show } from "./sent";

const ADDRESS = "/quan-tri/tep/phan";
const PROTOCOL = { "Tus-Resumable": "1.0.0" };
const PIECE_TYPE = "application/offset+octet-stream";
/** Between attempts, in seconds; after the last one waits for a click or the network. */
const WAITS = [1, 2, 4, 8, 15, 30, 30, 60, 60, 120];

/** Statuses that another attempt may mend: a lock, another offset, a server in trouble. */
const passes = ({ status }: Answer) => status === 408 || status === 409 || status === 423 || status >= 500;

export function inPieces(file: Blob, name: string, size: number, show: Show): Sending {
  const stop = new AbortController();
  const memory = remember(file, name);
  /** How far the server is; unknown until it has been asked. */
  let offset: number | null = null;
  let attempts = 0;
  let percent = 0;
  let wake = () => {};

  const tell = (bytes: number) => {
    percent = Math.round((bytes / file.size) * 100);
    show(percent, false);
  };
  const request = (method: string, address: string, headers: Record<string, string> = {}, body?: Blob) => {
    const start = offset ?? 0;
    const progress = body && ((bytes: number) => tell(start + bytes));
    return ask(method, address, { headers: { ...PROTOCOL, ...headers }, body, signal: stop.signal, progress });
  };
  const rest = () =>
    new Promise<void>((resolve) => {
      const seconds = WAITS[attempts++];
      wake = () => {
        clearTimeout(timer);
        removeEventListener("online", wake);
        resolve();
      };
      const timer = seconds === undefined ? 0 : window.setTimeout(wake, seconds * 1000);
      addEventListener("online", wake);
      show(percent, true);
    });

  /** What a refusal means; nothing where the next step mends it. */
  const judge = async (answer: Answer | null): Promise<Sent | undefined> => {
    offset = null;
    if (stop.signal.aborted) return refused(null);
    if (!answer || passes(answer)) return void (await rest());
    const isKnown = memory.address !== null;
    // Whoever has to log in again goes on afterwards; whatever else is refused is gone.
    if (answer.status !== 401 && answer.status !== 403) memory.forget();
    return isKnown && (answer.status === 404 || answer.status === 410) ? undefined : refused(answer);
  };

  const announce = async () => {
    const metadata = `filename ${base64(name)}`;
    const answer = await request("POST", ADDRESS, { "Upload-Length": String(file.size), "Upload-Metadata": metadata });
    if (answer?.status !== 201) return judge(answer);
    memory.keep(answer.header("Location") ?? "");
    offset = 0;
  };

  const lookUp = async (address: string) => {
    const answer = await request("HEAD", address);
    // The head has no words: who is refused asks for them.
    if (answer?.status !== 200) return judge(answer && !passes(answer) ? await request("GET", address) : answer);
    offset = Number(answer.header("Upload-Offset"));
    tell(offset);
  };

  const sendPiece = async (address: string, start: number) => {
    const headers = { "Upload-Offset": String(start), "Content-Type": PIECE_TYPE };
    const answer = await request("PATCH", address, headers, file.slice(start, start + size));
    if (answer?.status === 200) {
      memory.forget();
      return taken(answer);
    }
    if (answer?.status !== 204) return judge(answer);
    offset = Number(answer.header("Upload-Offset"));
    attempts = 0;
  };

  const step = () => {
    const { address } = memory;
    if (!address) return announce();
    return offset === null ? lookUp(address) : sendPiece(address, offset);
  };
  const run = async () => {
    for (;;) {
      const sent = await step();
      if (sent) return sent;
    }
  };

  return {
    done: run(),
    goOn: () => wake(),
    cancel: () => {
      const { address } = memory;
      stop.abort();
      memory.forget();
      wake();
      // What is left on the server is gone after a day in any case.
      const headers = { ...PROTOCOL, Accept: "application/json" };
      if (address) void fetch(address, { method: "DELETE", headers, keepalive: true }).catch(() => undefined);
    },
  };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 1000))));
}
