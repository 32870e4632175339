// Pasted HTML as the schema can read it.

import { tidyText, withoutDirt } from "./dirt";
import { takePictures, type Found } from "./pictures";
import { headings, layoutTables, listsInItems, paragraphs } from "./structure";
import { taskLists } from "./tasks";
import { realLists } from "./word-lists";

export interface Cleaned extends Found {
  html: string;
}

export function clean(html: string): Cleaned {
  const root = new DOMParser().parseFromString(html, "text/html").body;
  withoutDirt(root);
  realLists(root);
  listsInItems(root);
  taskLists(root);
  headings(root);
  layoutTables(root);
  paragraphs(root);
  const pictures = takePictures(root);
  tidyText(root);
  return { ...pictures, html: root.innerHTML };
}
