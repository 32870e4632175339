// Offline reading. The service worker starts once the page is there; the first
// page and its files are handed to it, since they came without it. A copy it
// kept says when it was made: in `data-kept-at`, which every document carries,
// so that the router's comparison sets and clears it.
{
  const root = document.documentElement;
  const announce = () => {
    const notice = document.getElementById("kept-notice");
    const made = Date.parse(root.dataset.keptAt);
    if (!notice || !made) return;
    // The portal's clock is UTC+7, wherever the reader is.
    const [year, month, day, hour, minute] = new Date(made + 7 * 36e5).toISOString().match(/\d+/g);
    notice.firstChild.data = notice.dataset.words
      .replace("{date}", `${day}-${month}-${year}`)
      .replace("{time}", `${hour}:${minute}`);
  };
  announce();
  new MutationObserver(announce).observe(root, { attributeFilter: ["data-kept-at"] });

  // A page of another build needs that build's script and style: load it whole.
  addEventListener("bantin:navigated", () => {
    const boot = document.querySelector('script[src$="/boot.js"]');
    if (boot && boot.src !== import.meta.url) location.reload();
  });

  const start = async () => {
    const { serviceWorker } = navigator;
    const first = !serviceWorker.controller;
    try {
      await serviceWorker.register("/sw.js");
    } catch {
      return; // Storage is full or forbidden: the portal works as without.
    }
    if (!first) return;
    const { active } = await serviceWorker.ready;
    const files = performance.getEntriesByType("resource").map((entry) => entry.name);
    active.postMessage({ page: location.href, files });
  };
  if ("serviceWorker" in navigator) {
    const soon = () => setTimeout(start, 2000);
    if (document.readyState === "complete") soon();
    else addEventListener("load", soon);
  }
}
