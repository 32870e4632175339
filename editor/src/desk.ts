// On every page of the desk: forms are sent once, and ask first where they must.

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.id === "article") return;
  if (form.getAttribute("aria-busy") === "true") return event.preventDefault();
  if (form.dataset.confirm && form.dataset.confirmed === undefined) {
    event.preventDefault();
    return confirmFirst(form, event.submitter);
  }
  if (form.matches("form.step") && form.dataset.flushed === undefined) {
    event.preventDefault();
    return void flushFirst(form, event.submitter);
  }
  form.setAttribute("aria-busy", "true");
});

// The menu is folded on phones only: what CSS cannot do everywhere yet.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 48.01rem)").matches)
  document.querySelector(".desk-menu details")?.setAttribute("open", "");

// Back from the next page: the form can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});

/** The page's own buttons name the answers: `data-yes` and `data-no` on the form. */
function confirmFirst(form: HTMLFormElement, submitter: HTMLElement | null): void {
  const dialog = document.createElement("dialog");
  const question = Object.assign(document.createElement("p"), { textContent: form.dataset.confirm ?? "" });
  const answers = Object.assign(document.createElement("form"), { method: "dialog" });
  for (const [value, text] of [["yes", form.dataset.yes ?? submitter?.textContent], ["no", form.dataset.no ?? "✕"]])
    answers.append(Object.assign(document.createElement("button"), { value, textContent: text ?? "" }));
  dialog.append(question, answers);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") resubmit(form, submitter, "confirmed");
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** The writing screen saves before a step of the workflow is taken. */
async function flushFirst(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const saves: Promise<boolean>[] = [];
  document.dispatchEvent(new CustomEvent("desk:before-step", { detail: saves }));
  form.setAttribute("aria-busy", "true");
  const saved = (await Promise.all(saves)).every(Boolean);
  // A form cannot be sent again while its first event is still on its way.
  await new Promise((later) => setTimeout(later));
  form.removeAttribute("aria-busy");
  if (saved) resubmit(form, submitter, "flushed");
}

function resubmit(form: HTMLFormElement, submitter: HTMLElement | null, passed: "confirmed" | "flushed"): void {
  form.dataset[passed] = "";
  form.requestSubmit(submitter);
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
