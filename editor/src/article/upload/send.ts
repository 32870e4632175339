// Sends a file; XMLHttpRequest because only it tells how far an upload is.

export type Stored =
  | { kind: "picture"; hash: string; width: number; height: number; src: string; alt: string; name: string }
  | { kind: "file"; hash: string; url: string; name: string; type: string; bytes: number; size: string };

export type Sent = { ok: true; stored: Stored } | { ok: false; message: string | null };

export interface Sending {
  done: Promise<Sent>;
  cancel: () => void;
}

export function send(file: Blob, name: string, progress: (percent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Sent>((resolve) => {
    const failed = () => resolve({ ok: false, message: null });
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? Math.round((loaded / total) * 100) : 0));
    request.addEventListener("load", () => resolve(answer(request)));
    request.addEventListener("error", failed);
    request.addEventListener("abort", failed);
  });
  request.open("POST", `/quan-tri/tep?name=${encodeURIComponent(name)}`);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { done, cancel: () => request.abort() };
}

function answer({ status, responseText }: XMLHttpRequest): Sent {
  try {
    const body = JSON.parse(responseText) as Stored & { message?: string };
    return status === 200 ? { ok: true, stored: body } : { ok: false, message: body.message ?? null };
  } catch {
    return { ok: false, message: null };
  }
}
