/** The reports that wait in this browser; one is forgotten only after its receipt has come. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type State = "waiting" | "sending" | "retry" | "refused" | "signin" | "received";

export interface Photo {
  field: string;
  name: string;
  blob: Blob;
}

export interface Item {
  uuid: string;
  owner: string;
  made: number;
  title: string;
  fields: [name: string, value: string, label: string][];
  photos: Photo[];
  state: State;
  tries: number;
  nextAt: number;
  say: string;
  receipt: string;
  reply: string;
  receivedAt: number;
}

interface Schema extends DBSchema {
  items: { key: string; value: Item };
}

export type Store = IDBPDatabase<Schema>;

const KEPT_AFTER_RECEIPT_DAYS = 7;
const news = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("serasi-outbox");

export function open(): Promise<Store> {
  return openDB<Schema>("serasi-outbox", 1, {
    upgrade(db) {
      db.createObjectStore("items", { keyPath: "uuid" });
    },
  });
}

export async function all(store: Store): Promise<Item[]> {
  const items = await store.getAll("items");
  return items.sort((a, b) => b.made - a.made);
}

export async function put(store: Store, item: Item): Promise<void> {
  await store.put("items", item);
  news?.postMessage(item.uuid);
}

/** Refuses to forget what has no receipt. */
export async function forget(store: Store, item: Item): Promise<void> {
  if (!item.receipt) throw new Error("a report without a receipt is never deleted");
  await store.delete("items", item.uuid);
  news?.postMessage(item.uuid);
}

export async function forgetOld(store: Store, now: number): Promise<void> {
  const limit = now - KEPT_AFTER_RECEIPT_DAYS * 86_400_000;
  for (const item of await all(store)) {
    if (item.receipt && item.receivedAt < limit) await forget(store, item);
  }
}

export function onNews(listener: () => void): void {
  news?.addEventListener("message", listener);
}

/** `crypto.randomUUID` is missing on plain http, where a village office may well be. */
export function newUuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
