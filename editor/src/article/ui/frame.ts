// What is shown about the text, not the text itself: it need not hold up a key.

/** Does the work before the browser paints next, once however often it is asked for. */
export function oncePerFrame(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}
