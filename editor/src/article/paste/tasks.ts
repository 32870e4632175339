// Checklists as programs write them: real check boxes (GitHub, Google Docs,
// Quill), or a ☐ in front of the line (Word). All become lists of tasks.

const SIGN = /^\s*(?:\[([ xX])\]|([☐☑☒✅]))[\s\u00a0]*/;

/** Whether a line begins with a check box, and whether it is ticked. */
export function signOf(text: string): { done: boolean; length: number } | null {
  const found = SIGN.exec(text);
  if (!found) return null;
  const [all, bracket, box] = found;
  return { done: box ? box !== "☐" : bracket !== " ", length: all.length };
}

/** Takes the sign at the beginning of an element's text away; says what it said. */
export function takeSign(element: Element): boolean | null {
  const sign = signOf(element.textContent ?? "");
  if (!sign) return null;
  let left = sign.length;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (left > 0 && texts.nextNode()) {
    const text = texts.currentNode as Text;
    const cut = Math.min(left, text.length);
    text.deleteData(0, cut);
    left -= cut;
  }
  return sign.done;
}

export function taskLists(root: HTMLElement): void {
  for (const list of root.querySelectorAll<HTMLElement>("ul, ol")) {
    const items = [...list.children].filter((child): child is HTMLLIElement => child instanceof HTMLLIElement);
    const states = items.map(stateOf);
    if (states.every((state) => state === null)) continue;
    // Items without a box among them stay a list of their own kind.
    let made: HTMLElement | null = null;
    const lists: HTMLElement[] = [];
    items.forEach((item, index) => {
      const state = states[index] ?? null;
      const isTask = state !== null;
      if (made?.matches("ul.tasks") !== isTask) {
        made = isTask ? Object.assign(document.createElement("ul"), { className: "tasks" }) : (list.cloneNode(false) as HTMLElement);
        lists.push(made);
      }
      if (isTask) item.className = state ? "done" : "";
      made?.append(item);
    });
    list.replaceWith(...lists);
  }
}

/** Whether the item is done; null if it is no task. */
function stateOf(item: HTMLLIElement): boolean | null {
  const own = (selector: string) => [...item.querySelectorAll<HTMLElement>(selector)].filter((element) => element.closest("li") === item);
  const [box] = own("input[type=checkbox]");
  const said = item.getAttribute("role") === "checkbox" ? item.getAttribute("aria-checked") : (item.dataset.checked ?? item.dataset.list);
  let done: boolean | null = null;
  if (item.parentElement?.matches("ul.tasks")) return item.matches(".done");
  if (box) done = box.hasAttribute("checked");
  else if (said) done = { true: true, checked: true, false: false, unchecked: false }[said] ?? null;
  done ??= takeOwnSign(item);
  if (done === null) return null;
  for (const drawn of own("input, img[aria-roledescription], img[role=presentation]")) drawn.remove();
  // Google Docs strikes out what is done: the box says so already.
  if (done) for (const struck of own("[style*=line-through]")) struck.style.removeProperty("text-decoration"), struck.style.removeProperty("text-decoration-line");
  return done;
}

/** What stands before anything that hangs on the item. */
function takeOwnSign(item: HTMLLIElement): boolean | null {
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.textContent?.trim()) continue;
    return texts.currentNode.parentElement?.closest("li") === item ? takeSign(item) : null;
  }
  return null;
}
