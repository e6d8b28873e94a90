/** Sends what waits, one tab at a time, again and again until a receipt number answers. */
import { all, put, type Item, type Store } from "./store";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const PATIENCE_MS = 90_000;
/** The sentence of a field already ends with the number of its own problem. */
const NUMBERED = /\(S\d{3}\)/;

export interface Door {
  url: string;
  owner: string;
  uuidField: string;
  token: () => string;
}

interface Answer {
  receipt?: string;
  reply?: string;
  message?: string;
  code?: string;
  refused?: { name: string; code: string; message: string }[];
}

function pause(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 3 ** Math.max(0, tries - 1));
}

function body(item: Item, door: Door): FormData {
  const data = new FormData();
  for (const [name, value] of item.fields) data.append(name, value);
  data.set(door.uuidField, item.uuid);
  for (const photo of item.photos) data.append(photo.field, photo.blob, photo.name);
  return data;
}

async function post(item: Item, door: Door): Promise<Response> {
  const patience = new AbortController();
  const bell = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(door.url, {
      method: "POST",
      body: body(item, door),
      headers: { Accept: "application/json", "X-CSRFToken": door.token() },
      credentials: "same-origin",
      redirect: "manual",
      signal: patience.signal,
    });
  } finally {
    clearTimeout(bell);
  }
}

async function read(response: Response): Promise<Answer | null> {
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return null;
  return (await response.json()) as Answer;
}

function later(item: Item, now: number, retryAfter: string | null): Item {
  const tries = item.tries + 1;
  const asked = Number(retryAfter) * 1000;
  return { ...item, state: "retry", tries, nextAt: now + (asked > 0 ? asked : pause(tries)), say: "" };
}

/** Says what an answer means for the report that was sent. */
export async function judge(item: Item, response: Response, now: number): Promise<Item> {
  const answer = await read(response);
  if (response.ok && answer?.receipt) {
    return {
      ...item,
      state: "received",
      receipt: answer.receipt,
      reply: answer.reply ?? "",
      receivedAt: now,
      photos: [],
      say: (answer.refused ?? []).map((r) => `${r.name}: ${r.message} (${r.code})`).join(" "),
    };
  }
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    return later(item, now, response.headers.get("Retry-After"));
  }
  if (!answer || response.status === 401) return { ...item, state: "signin", say: answer?.message ?? "" };
  const message = answer.message ?? "";
  const number = answer.code && !NUMBERED.test(message) ? ` (${answer.code})` : "";
  return { ...item, state: "refused", say: `${message}${number}` };
}

async function sendOne(store: Store, item: Item, door: Door): Promise<void> {
  await put(store, { ...item, state: "sending" });
  let after: Item;
  try {
    after = await judge(item, await post(item, door), Date.now());
  } catch {
    after = navigator.onLine
      ? later(item, Date.now(), null)
      : { ...item, state: "waiting", nextAt: 0 };
  }
  await put(store, after);
}

function isDue(item: Item, door: Door, now: number): boolean {
  const open = item.state === "waiting" || item.state === "retry" || item.state === "sending";
  return item.owner === door.owner && open && item.nextAt <= now;
}

async function sendDue(store: Store, door: Door): Promise<void> {
  if (!navigator.onLine) return;
  for (const item of (await all(store)).reverse()) {
    if (isDue(item, door, Date.now())) await sendOne(store, item, door);
  }
}

let busy = false;

/** Two tabs share one outbox: the lock lets one of them send. */
export async function sendAll(store: Store, door: Door): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    if (navigator.locks) {
      await navigator.locks.request("serasi-outbox", { ifAvailable: true }, async (lock) => {
        if (lock) await sendDue(store, door);
      });
    } else {
      await sendDue(store, door);
    }
  } finally {
    busy = false;
  }
}

/** Returns when the next report falls due, or null when none waits. */
export async function nextDue(store: Store, door: Door): Promise<number | null> {
  const times = (await all(store))
    .filter((i) => i.owner === door.owner && (i.state === "retry" || i.state === "waiting"))
    .map((i) => i.nextAt);
  return times.length ? Math.min(...times) : null;
}
