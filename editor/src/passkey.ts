// Forms that need a passkey: `data-passkey` says whether one is made or shown.
// The browser's answer goes into a hidden field and travels with the form.

type Ceremony = "create" | "get";

interface Answer extends Credential {
  toJSON(): unknown;
}

/** What of WebAuthn Level 3 is used here; older browsers have none of it. */
interface Passkeys {
  parseCreationOptionsFromJSON?(options: unknown): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?(options: unknown): PublicKeyCredentialRequestOptions;
}

const passkeys = (window as { PublicKeyCredential?: Passkeys }).PublicKeyCredential;

if (passkeys?.parseCreationOptionsFromJSON && passkeys.parseRequestOptionsFromJSON) {
  for (const hint of document.querySelectorAll<HTMLElement>("[data-passkey-missing]")) hint.hidden = true;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      const field = form.elements.namedItem("credential") as HTMLInputElement;
      if (field.value) return;
      event.preventDefault();
      void fill(form, field);
    });
  }
}

async function fill(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
  if (failed) failed.hidden = true;
  try {
    const response = await fetch(`${form.action}/bat-dau`, { method: "POST", headers: { accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    const answer = await ask(form.dataset.passkey as Ceremony, (await response.json()).publicKey);
    field.value = JSON.stringify(answer.toJSON());
    form.requestSubmit();
  } catch {
    // Refused by the person, the device or the server: all can be tried again.
    if (failed) failed.hidden = false;
  }
}

async function ask(ceremony: Ceremony, options: unknown): Promise<Answer> {
  const answer =
    ceremony === "create"
      ? await navigator.credentials.create({ publicKey: passkeys!.parseCreationOptionsFromJSON!(options) })
      : await navigator.credentials.get({ publicKey: passkeys!.parseRequestOptionsFromJSON!(options) });
  if (!answer) throw new Error("no passkey");
  return answer as Answer;
}
