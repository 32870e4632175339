// What could not be saved yet, kept on this device.

import type { Content } from "../page";

export interface Kept {
  content: Content;
  version: number;
  at: number;
}

const opened = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open("writing", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("articles");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
opened.catch(() => undefined);

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await opened).transaction("articles", mode);
  const request = act(transaction.objectStore("articles"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const keep = (key: string, kept: Kept) => inStore("readwrite", (store) => store.put(kept, key));
export const kept = (key: string) => inStore<Kept | undefined>("readonly", (store) => store.get(key));
export const forget = (key: string) => inStore("readwrite", (store) => store.delete(key));
