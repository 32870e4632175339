// The fields around the text, read and written as one.

import type { Editor } from "@tiptap/core";
import { data, field, preview, word, type Content, type Cover, type Fields } from "./page";
import { chooseStored } from "./upload/library";

const title = field<HTMLTextAreaElement>("f-title");
const summary = field<HTMLTextAreaElement>("f-summary");
const author = field<HTMLInputElement>("f-author");
const category = field<HTMLSelectElement>("f-category");
const tags = field<HTMLInputElement>("f-tags");
const slug = field<HTMLInputElement>("f-slug");
const coverBox = field("cover");
let cover: Cover | null = data.content.cover;

function showCover(): void {
  const picture = coverBox.querySelector("img");
  if (!picture) return;
  picture.hidden = !cover;
  if (cover) Object.assign(picture, { src: preview(cover.hash), alt: cover.alt });
  field<HTMLButtonElement>("cover-remove").disabled = !cover;
}

function counter(area: HTMLTextAreaElement, limit: number): void {
  const shown = document.createElement("small");
  shown.className = "counter";
  area.after(shown);
  const count = () => {
    const count = [...area.value.normalize("NFC")].length;
    shown.textContent = word("counter", { count, limit });
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight}px`;
  };
  area.addEventListener("input", count);
  count();
}

export function readFields(): Fields {
  return {
    title: title.value.trim(),
    summary: summary.value.trim(),
    author: author.value.trim(),
    category: category.value ? Number(category.value) : null,
    tags: tags.value.split(",").map((tag) => tag.trim()).filter(Boolean),
    slug: slug.value.trim(),
    cover,
  };
}

export function writeFields(content: Fields): void {
  title.value = content.title;
  summary.value = content.summary;
  author.value = content.author;
  category.value = String(content.category ?? "");
  tags.value = content.tags.join(", ");
  slug.value = content.slug;
  cover = content.cover;
  showCover();
  for (const area of [title, summary]) area.dispatchEvent(new Event("input"));
}

/** The whole article, in composed letters (NFC). */
export function readContent(editor: Editor): Content {
  const content: Content = { ...readFields(), body: editor.getJSON() };
  return JSON.parse(JSON.stringify(content).normalize("NFC")) as Content;
}

export function watchFields(changed: () => void): void {
  counter(title, data.limits.title);
  counter(summary, data.limits.summary);
  showCover();
  field("article").addEventListener("input", (event) => {
    if (event.isTrusted && !(event.target as Element).closest("#body")) changed();
  });
  field("cover-choose").addEventListener("click", async () => {
    const chosen = await chooseStored("picture", word("choose_cover"));
    if (chosen?.kind !== "picture") return;
    cover = { hash: chosen.hash, alt: chosen.alt ?? "" };
    showCover();
    changed();
  });
  field("cover-remove").addEventListener("click", () => {
    cover = null;
    showCover();
    changed();
  });
}
