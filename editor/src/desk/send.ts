// Forms of the desk on their way: each is sent once, what is going on is in
// sight, and what was typed stays in its place when it did not arrive.

import { sayNothing, saySending, sayUnsent, word } from "./said";

export type Submitter = HTMLElement | null;

/** A form that is on its way is not sent again. */
export const isBusy = (form: HTMLFormElement): boolean => form.getAttribute("aria-busy") === "true";

export function busy(form: HTMLFormElement, submitter: Submitter): void {
  form.setAttribute("aria-busy", "true");
  submitter?.setAttribute("aria-busy", "true");
  saySending();
}

/** Under which key a form was sent, and with what. */
const sent = new WeakMap<HTMLFormElement, { key: string; content: string }>();

/** The same again until an answer leads on: what arrived already is not done twice. */
function keyOf(form: HTMLFormElement, content: string): string {
  const before = sent.get(form);
  if (before?.content === content) return before.key;
  // Not `randomUUID`: an office may have its portal without TLS.
  const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sent.set(form, { key, content });
  return key;
}

export function free(form: HTMLFormElement): void {
  for (const waiting of [form, ...document.querySelectorAll("button[aria-busy], input[aria-busy]")]) waiting.removeAttribute("aria-busy");
  sayNothing();
}

/** Sends the form, and goes where its answer leads. Until then it is busy. */
export async function send(form: HTMLFormElement, submitter: Submitter): Promise<void> {
  const fail = (sentence: string, login?: string): void => {
    free(form);
    sayUnsent(form, submitter, sentence, login);
  };
  const [to, data] = [address(form, submitter), content(form, submitter)];
  const headers = {
    // The first is what a script understands: where to go, or why not.
    Accept: "application/json, text/html",
    "Idempotency-Key": keyOf(form, to + written(data)),
  };
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(to, { method: "POST", headers, body: data });
    text = await answer.text();
  } catch {
    return fail(word("unsent"));
  }
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
    const { see, login, message } = JSON.parse(text) as { see?: string; login?: string; message?: string };
    if (see) go(see, form);
    else fail(message ?? word("unanswered"), login);
  } else if (answer.redirected) go(answer.url, form);
  else if (/<body[^>]* class="desk"/.test(text)) show(text);
  else fail(word("unanswered"));
}

const address = (form: HTMLFormElement, submitter: Submitter): string =>
  submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;

function content(form: HTMLFormElement, submitter: Submitter): FormData | URLSearchParams {
  const data = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name) data.append(submitter.name, submitter.value);
  if (form.enctype === "multipart/form-data") return data;
  return new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
}

/** What is sent, in one line; of a file what tells it from others. */
const written = (data: FormData | URLSearchParams): string =>
  JSON.stringify([...data].map(([name, value]) => [name, value instanceof File ? [value.name, value.size, value.lastModified] : value]));

function go(path: string, form: HTMLFormElement): void {
  // Whoever comes back to this page and sends it again means it.
  sent.delete(form);
  const to = new URL(path, location.href);
  // A part of this very page would be shown without asking for what is new in it.
  const isHere = to.hash && to.pathname + to.search === location.pathname + location.search;
  location.assign(to);
  if (isHere) location.reload();
}

/** The page that the form came back with, as if the browser had gone there. */
function show(html: string): void {
  document.open();
  // A module runs once under its address.
  document.write(html.replace(/(<script type="module" src="[^"?]+)/g, `$1?${Date.now()}`));
  document.close();
  scrollTo(0, 0);
  const wrong = document.querySelector<HTMLElement>('[aria-invalid="true"]') ?? document.querySelector<HTMLElement>('[role="alert"]:not([hidden])');
  if (wrong?.getAttribute("role") === "alert") wrong.tabIndex = -1;
  wrong?.focus();
}
