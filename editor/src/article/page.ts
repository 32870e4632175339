// What the server put on the page: words, data, and the fields of the form.

import type { JSONContent } from "@tiptap/core";
import { embedded } from "../words";

export { word } from "../words";

export interface Cover {
  hash: string;
  alt: string;
}

export interface Fields {
  title: string;
  summary: string;
  author: string;
  category: number | null;
  tags: string[];
  slug: string;
  cover: Cover | null;
}

export interface Content extends Fields {
  body: JSONContent;
}

/** As the server keeps it: a text from elsewhere is markup until it is saved here. */
export interface Kept extends Fields {
  body: JSONContent | null;
  body_html: string;
}

export interface Data {
  id: number;
  version: number;
  state: string;
  locale: string;
  me: { id: number; name: string };
  content: Kept;
  limits: { title: number; summary: number; body_bytes: number; picture_bytes: number; file_bytes: number };
  readonly: boolean;
}

export const data = embedded<Data>("data");
export const address = `/quan-tri/bai-viet/${data.id}`;

/** An element the contract with the server promises. */
export function field<E extends HTMLElement>(id: string): E {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found as E;
}

export const preview = (hash: string): string => `/media/${hash}/goc.jpg`;
