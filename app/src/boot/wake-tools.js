// Shows the tools of an article that this browser has, and loads them when used.
{
  const hasVoice = () =>
    globalThis.speechSynthesis?.getVoices().some(({ lang }) => lang.startsWith(document.documentElement.lang));
  const wake = () => {
    const able = { copy: true, print: true, share: "share" in navigator, read: hasVoice() };
    for (const button of document.querySelectorAll("[data-tool]")) button.hidden = !able[button.dataset.tool];
  };
  wake();
  // Voices come late, pages come and go.
  globalThis.speechSynthesis?.addEventListener?.("voiceschanged", wake);
  addEventListener("bantin:navigated", wake);
  // A choice that is a form's only field says all that the button would.
  document.addEventListener("change", ({ target }) => {
    if ("submit" in target.dataset) target.form.requestSubmit();
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-tool]");
    if (button) (await import("./tools.js")).use(button);
  });
}
