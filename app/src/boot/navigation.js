// What a reader expects of a navigation besides the new page: to start at its
// top, to hear its title, to continue by keyboard from its beginning, and to
// find the old place again on the way back. Leptos' router exchanges the page
// and then writes the history entry, so that call is the moment to act.
{
  const places = new Map();
  const { pushState, replaceState } = history;
  let leaving = location.href;
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  addEventListener("scroll", () => places.set(leaving, scrollY), { passive: true });

  const arrive = (top) => {
    leaving = location.href;
    scrollTo({ top, behavior: "instant" });
    document.getElementById("noi-dung")?.focus({ preventScroll: true });
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = document.title;
    dispatchEvent(new Event("bantin:navigated"));
  };
  history.pushState = function (...entry) {
    pushState.apply(this, entry);
    arrive(0);
  };
  history.replaceState = function (...entry) {
    const moved = leaving !== location.href;
    replaceState.apply(this, entry);
    if (moved) arrive(places.get(location.href) ?? 0);
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    document.getElementById("tim-kiem")?.focus();
  });
}
