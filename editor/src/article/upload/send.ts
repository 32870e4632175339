// Sends a file: at once if it is small, otherwise in pieces.

import { ask } from "./ask";
import { inPieces } from "./pieces";
import { refused, taken, type Sending, type Show } from "./sent";

/** Small enough to go through the proxies of agencies, and to be lost on a poor network. */
const PIECE = 1024 * 1024;

export function send(file: Blob, name: string, show: Show): Sending {
  return file.size > PIECE ? inPieces(file, name, PIECE, show) : atOnce(file, name, show);
}

function atOnce(file: Blob, name: string, show: Show): Sending {
  const stop = new AbortController();
  const request = ask("POST", `/quan-tri/tep?name=${encodeURIComponent(name)}`, {
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
    signal: stop.signal,
    progress: (bytes) => show(Math.round((bytes / Math.max(1, file.size)) * 100), false),
  });
  const done = request.then((answer) => (answer?.status === 200 ? taken(answer) : refused(answer)));
  return { done, goOn: () => {}, cancel: () => stop.abort() };
}
