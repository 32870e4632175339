// On every page of the desk: forms are sent once, and ask first where they must.

import { busy, free, isBusy, send, type Submitter } from "./desk/send";

/** Forms that have done here what there is to do: the browser sends them. */
const passed = new WeakSet<HTMLFormElement>();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.id === "article") return;
  if (form.getAttribute("method")?.toLowerCase() !== "post" || passed.delete(form)) return;
  event.preventDefault();
  // Enter where it means nothing presses a button that nobody sees.
  if (!isBusy(form) && !event.submitter?.hidden) void submit(form, event.submitter);
});

async function submit(form: HTMLFormElement, submitter: Submitter): Promise<void> {
  if (form.dataset.confirm && !(await confirmed(form, submitter))) return;
  busy(form, submitter);
  if (form.matches("form.step") && !(await flushed())) return free(form);
  if (!form.target) return send(form, submitter);
  // What opens a page of its own leaves this one as it is.
  free(form);
  passed.add(form);
  form.requestSubmit(submitter);
}

// The menu is folded on phones only: what CSS cannot do everywhere yet.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 48.01rem)").matches)
  document.querySelector(".desk-menu details")?.setAttribute("open", "");

// Back from the next page: the form can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[aria-busy]")) free(form);
});

/** The page's own buttons name the answers: `data-yes` and `data-no` on the form. */
function confirmed(form: HTMLFormElement, submitter: Submitter): Promise<boolean> {
  const dialog = document.createElement("dialog");
  const question = Object.assign(document.createElement("p"), { textContent: form.dataset.confirm ?? "" });
  const answers = Object.assign(document.createElement("form"), { method: "dialog" });
  for (const [value, text] of [["yes", form.dataset.yes ?? submitter?.textContent], ["no", form.dataset.no ?? "✕"]])
    answers.append(Object.assign(document.createElement("button"), { value, textContent: text ?? "" }));
  dialog.append(question, answers);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    }),
  );
}

/** The writing screen and the week save before a step is taken. */
async function flushed(): Promise<boolean> {
  const saves: Promise<boolean>[] = [];
  document.dispatchEvent(new CustomEvent("desk:before-step", { detail: saves }));
  return (await Promise.all(saves)).every(Boolean);
}

document.addEventListener("click", (event) => {
  const opener = event.target instanceof Element && event.target.closest<HTMLElement>("[data-opens]");
  if (opener) document.querySelector<HTMLDialogElement>(`dialog#${opener.dataset.opens}`)?.showModal();
});

document.addEventListener("keydown", (event) => {
  const help = document.querySelector<HTMLDialogElement>("dialog#keyboard-help");
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable=true]");
  if (event.key === "?" && help && !help.open && !typing) help.showModal();
});
