/**
 * What waits in this browser: parcels (reports, interviews), drafts of what is being filled in, and a
 * shelf for what must be known without a signal. A parcel is forgotten only after its receipt has come.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type State = "waiting" | "sending" | "retry" | "refused" | "signin" | "received";
export type Kind = "report" | "interview";

export interface Photo {
  field: string;
  name: string;
  blob: Blob;
}

export interface Item {
  uuid: string;
  owner: string;
  /** Missing on reports that were kept before there were other parcels. */
  kind?: Kind;
  made: number;
  title: string;
  fields: [name: string, value: string, label: string][];
  photos: Photo[];
  /** What a parcel that is no form sends, and what it is mended from. */
  body?: unknown;
  state: State;
  tries: number;
  nextAt: number;
  say: string;
  receipt: string;
  reply: string;
  receivedAt: number;
}

/** Something being filled in; it becomes a parcel of the same UUID. */
export interface Draft {
  uuid: string;
  owner: string;
  made: number;
}

interface Schema extends DBSchema {
  items: { key: string; value: Item };
  drafts: { key: string; value: Draft };
  shelf: { key: string; value: unknown };
}

export type Store = IDBPDatabase<Schema>;

const KEPT_AFTER_RECEIPT_DAYS = 7;
const news = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("serasi-outbox");

export function open(): Promise<Store> {
  return openDB<Schema>("serasi-outbox", 2, {
    upgrade(db, before) {
      if (before < 1) db.createObjectStore("items", { keyPath: "uuid" });
      db.createObjectStore("drafts", { keyPath: "uuid" });
      db.createObjectStore("shelf");
    },
    blocking(_before, _after, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

export function kindOf(item: Item): Kind {
  return item.kind ?? "report";
}

export async function all(store: Store, kind: Kind): Promise<Item[]> {
  const items = (await store.getAll("items")).filter((item) => kindOf(item) === kind);
  return items.sort((a, b) => b.made - a.made);
}

/** Returns a parcel that has just been made and was never tried. */
export function fresh(about: Pick<Item, "uuid" | "owner" | "title"> & Partial<Item>): Item {
  return {
    made: Date.now(),
    fields: [],
    photos: [],
    state: "waiting",
    tries: 0,
    nextAt: 0,
    say: "",
    receipt: "",
    reply: "",
    receivedAt: 0,
    ...about,
  };
}

export async function put(store: Store, item: Item): Promise<void> {
  await store.put("items", item);
  news?.postMessage(item.uuid);
}

/** Refuses to forget what has no receipt. */
export async function forget(store: Store, item: Item): Promise<void> {
  if (!item.receipt) throw new Error("a parcel without a receipt is never deleted");
  await store.delete("items", item.uuid);
  news?.postMessage(item.uuid);
}

export async function forgetOld(store: Store, now: number): Promise<void> {
  const limit = now - KEPT_AFTER_RECEIPT_DAYS * 86_400_000;
  for (const item of await store.getAll("items")) {
    if (item.receipt && item.receivedAt < limit) await forget(store, item);
  }
}

export async function drafts<T extends Draft>(store: Store, owner: string): Promise<T[]> {
  const mine = (await store.getAll("drafts")).filter((draft) => draft.owner === owner);
  return mine.sort((a, b) => b.made - a.made) as T[];
}

export async function keepDraft(store: Store, draft: Draft): Promise<void> {
  await store.put("drafts", draft);
}

export async function dropDraft(store: Store, uuid: string): Promise<void> {
  await store.delete("drafts", uuid);
}

/** Turns a draft into a parcel in one step: a tab killed in between leaves the one or the other. */
export async function seal(store: Store, item: Item): Promise<void> {
  const both = store.transaction(["items", "drafts"], "readwrite");
  await Promise.all([both.objectStore("items").put(item), both.objectStore("drafts").delete(item.uuid), both.done]);
  news?.postMessage(item.uuid);
}

/** Turns a refused parcel back into a draft, likewise in one step. */
export async function unseal(store: Store, item: Item, draft: Draft): Promise<void> {
  if (item.receipt) throw new Error("what was received is not changed");
  const both = store.transaction(["items", "drafts"], "readwrite");
  await Promise.all([both.objectStore("drafts").put(draft), both.objectStore("items").delete(item.uuid), both.done]);
  news?.postMessage(item.uuid);
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
