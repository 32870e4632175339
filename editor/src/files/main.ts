// On forms of the desk that name pictures and files of the library.

import { enhance } from "./field";
import { insertInto } from "./insert";
import { enhanceList } from "./list";

for (const list of document.querySelectorAll<HTMLElement>(".file-list")) enhanceList(list);
for (const box of document.querySelectorAll<HTMLElement>(".file-field")) if (!box.closest(".file-list")) enhance(box);
for (const buttons of document.querySelectorAll<HTMLElement>("[data-into]")) {
  const text = document.querySelector<HTMLTextAreaElement>(`textarea#${buttons.dataset.into}`);
  if (text) insertInto(buttons, text);
}
