// Dragging a thing among its siblings by a handle: with a mouse, a finger or a
// pen alike. What is dragged stays where it is until it is let go.

import { el } from "./dom";

export interface Siblings {
  /** They as they are shown, in order. */
  shown: () => HTMLElement[];
  /** The place of the one that the handle belongs to. */
  place: () => number;
  /** Puts it in another place among them. */
  put: (place: number) => void;
}

/** Closer to an edge of the window than this, it scrolls. */
const EDGE = 64;
const STARTS = 6;

export function dragByHandle(handle: HTMLElement, siblings: Siblings): void {
  let start: { x: number; y: number } | null = null;
  let line: HTMLElement | null = null;
  let gap: number | null = null;

  const end = () => {
    line?.remove();
    start = line = gap = null;
    removeEventListener("keydown", cancel, true);
  };
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY };
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!start) return;
    const { clientX: x, clientY: y } = event;
    if (!line) {
      if (Math.hypot(x - start.x, y - start.y) < STARTS) return;
      line = document.body.appendChild(el("div", { className: "drop-line" }));
      addEventListener("keydown", cancel, true);
    }
    if (y < EDGE || y > innerHeight - EDGE) scrollBy(0, y < EDGE ? -12 : 12);
    gap = show(line, siblings.shown(), x, y);
  });
  handle.addEventListener("pointerup", () => {
    const to = gap;
    end();
    if (to === null) return;
    const from = siblings.place();
    // The gaps behind it count one more than the places do.
    const place = to > from ? to - 1 : to;
    if (place !== from) siblings.put(place);
  });
  handle.addEventListener("pointercancel", end);
}

/** Draws the line where the pointer would drop; gives the number of that gap. */
function show(line: HTMLElement, shown: HTMLElement[], x: number, y: number): number | null {
  const boxes = shown.map((element) => element.getBoundingClientRect());
  const distance = ({ left, right, top, bottom }: DOMRect) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  const nearest = boxes.reduce((best, box, index) => (distance(box) < distance(boxes[best] ?? box) ? index : best), 0);
  const box = boxes[nearest];
  if (!box) return null;
  const beside = boxes.some((other, index) => index !== nearest && other.top < box.bottom && other.bottom > box.top);
  const after = beside ? x > (box.left + box.right) / 2 : y > (box.top + box.bottom) / 2;
  const at = beside
    ? { left: after ? box.right : box.left, top: box.top, width: 3, height: box.height }
    : { left: box.left, top: after ? box.bottom : box.top, width: box.width, height: 3 };
  for (const [side, length] of Object.entries(at)) line.style.setProperty(side, `${length}px`);
  return nearest + (after ? 1 : 0);
}
