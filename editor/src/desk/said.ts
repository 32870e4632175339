// What is said about forms on their way: one line that is always in sight, and a
// sentence beside the button of a form that did not arrive.

interface Words {
  sending: string;
  unsent: string;
  unanswered: string;
  login: string;
}

const words = JSON.parse(document.getElementById("desk-words")?.textContent ?? "{}") as Words;

export const word = (key: keyof Words): string => words[key] ?? "";

// There before it says anything: that is what screen readers announce.
const line = document.body.appendChild(Object.assign(document.createElement("p"), { className: "send-state" }));
line.setAttribute("aria-live", "polite");

const UNSENT = "form-unsent";

export function saySending(): void {
  line.textContent = word("sending");
  document.getElementById(UNSENT)?.remove();
  document.querySelector(`[aria-describedby="${UNSENT}"]`)?.removeAttribute("aria-describedby");
}

export function sayNothing(): void {
  line.textContent = "";
}

export function sayUnsent(form: HTMLFormElement, submitter: HTMLElement | null, sentence: string, login?: string): void {
  const shown = Object.assign(document.createElement("p"), { id: UNSENT, className: "form-error", textContent: sentence });
  shown.setAttribute("role", "alert");
  if (login) {
    const link = Object.assign(document.createElement("a"), { href: login, target: "_blank", rel: "noopener", textContent: word("login") });
    shown.append(" ", link);
  }
  const beside = submitter?.closest(".actions") ?? submitter;
  if (beside) beside.before(shown);
  else form.append(shown);
  submitter?.setAttribute("aria-describedby", UNSENT);
  shown.scrollIntoView({ block: "nearest" });
}
