/** Sends what waits, one tab at a time, again and again until a receipt number answers. */
import { all, put, type Item, type Kind, type Store } from "./store";

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const PATIENCE_MS = 90_000;
/** The sentence of a field already ends with the number of its own problem. */
const NUMBERED = /\(S\d{3}\)/;

/** Where one kind of parcel goes, in whose name, and as what. */
export interface Door {
  kind: Kind;
  url: string;
  owner: string;
  token: () => string;
  pack: (item: Item) => FormData | string;
  /** Learns what is new before something is sent; it never fails. */
  prepare?: () => Promise<void>;
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

async function post(item: Item, door: Door): Promise<Response> {
  const patience = new AbortController();
  const bell = setTimeout(() => patience.abort(), PATIENCE_MS);
  const body = door.pack(item);
  const kind: Record<string, string> = typeof body === "string" ? { "Content-Type": "application/json" } : {};
  try {
    return await fetch(door.url, {
      method: "POST",
      body,
      headers: { Accept: "application/json", "X-CSRFToken": door.token(), ...kind },
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
  const wait = asked > 0 ? Math.min(asked, LONGEST_PAUSE_MS) : pause(tries);
  return { ...item, state: "retry", tries, nextAt: now + wait, say: "" };
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
  // A moment farther off than any pause was written by a clock that has been set back since.
  const fallen = item.nextAt <= now || item.nextAt - now > LONGEST_PAUSE_MS;
  return item.owner === door.owner && open && fallen;
}

async function sendDue(store: Store, door: Door): Promise<void> {
  if (!navigator.onLine) return;
  const due = (await all(store, door.kind)).reverse().filter((item) => isDue(item, door, Date.now()));
  if (due.length) await door.prepare?.();
  for (const item of due) await sendOne(store, item, door);
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
  const times = (await all(store, door.kind))
    .filter((i) => i.owner === door.owner && (i.state === "retry" || i.state === "waiting"))
    .map((i) => i.nextAt);
  return times.length ? Math.min(...times) : null;
}
