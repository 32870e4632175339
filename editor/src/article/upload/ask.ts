// One request that may carry a file; XMLHttpRequest because only it tells how
// far an upload is.

export interface Answer {
  status: number;
  text: string;
  header: (name: string) => string | null;
}

interface Request {
  headers?: Record<string, string>;
  body?: Blob | undefined;
  signal: AbortSignal;
  progress?: ((bytes: number) => void) | undefined;
}

/** Networks that are gone do not always say so: how long nothing may move while sending, in milliseconds. */
const STALL = 30_000;
/** How long an answer may take: large pictures are worked on. */
const PATIENCE = 180_000;

/** Resolves to nothing where the network failed or nobody wants an answer any more. */
export function ask(method: string, address: string, { headers = {}, body, signal, progress }: Request): Promise<Answer | null> {
  if (signal.aborted) return Promise.resolve(null);
  const request = new XMLHttpRequest();
  const abort = () => request.abort();
  let watchdog = 0;
  const watch = (milliseconds: number) => {
    clearTimeout(watchdog);
    watchdog = window.setTimeout(abort, milliseconds);
  };
  return new Promise<Answer | null>((resolve) => {
    request.upload.addEventListener("progress", ({ loaded }) => {
      watch(STALL);
      progress?.(loaded);
    });
    request.upload.addEventListener("load", () => watch(PATIENCE));
    request.addEventListener("load", () =>
      resolve({ status: request.status, text: request.responseText, header: (name) => request.getResponseHeader(name) }),
    );
    request.addEventListener("loadend", () => {
      clearTimeout(watchdog);
      signal.removeEventListener("abort", abort);
      resolve(null);
    });
    signal.addEventListener("abort", abort);
    request.open(method, address);
    request.setRequestHeader("Accept", "application/json");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    watch(body ? STALL : PATIENCE);
    request.send(body);
  });
}
