// What a reader expects of a navigation besides the new page: to start at its
// top, to hear its title, to continue by keyboard from its beginning, and to
// find the old place again on the way back. Leptos' router exchanges the page
// and then writes the history entry, so that call is the moment to act.
{
  const places = new Map();
  const { pushState, replaceState } = history;
  let leaving = location.href;
  // With a view transition the router would write the history entry before it
  // exchanges the page.
  document.startViewTransition = undefined;
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
    // An island that keeps the address in step says `null`: nobody went anywhere.
    const moved = entry[0] !== null && leaving !== location.href;
    replaceState.apply(this, entry);
    if (moved) arrive(places.get(location.href) ?? 0);
    else leaving = location.href;
  };
  // What is posted is answered by a document of its own, at the same address as
  // often as not: the browser's business, not the router's.
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") event.stopPropagation();
  });
  // To a place within the page nobody navigates, but the browser says `popstate`
  // and the router would fetch the page again and begin at its top.
  addEventListener("popstate", (event) => {
    if (location.href.split("#")[0] !== leaving.split("#")[0]) return;
    event.stopImmediatePropagation();
    leaving = location.href;
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.scrollIntoView();
    else scrollTo({ top: places.get(leaving) ?? 0, behavior: "instant" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    document.getElementById("tim-kiem")?.focus();
  });
}
