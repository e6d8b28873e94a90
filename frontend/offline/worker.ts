/** Keeps the shell of the field form at hand without a signal, and shows calls; caches nothing else. */
import { listen, type CallScope } from "./calls";

interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lifetime {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope extends EventTarget {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as WorkerScope;
const PATIENCE_MS = 4_000;
const shell = new URL(worker.registration.scope).pathname;
/** Each form has a worker and a shelf of its own; the one before there were two is cleared away. */
const SHELF = `serasi-field-2:${shell}`;
const OLD_SHELF = "serasi-field-1";

function assetsOf(html: string): string[] {
  const links = html.matchAll(/(?:href|src|data-sprite)="(\/static\/[^"#]+)/g);
  return [...new Set([...links].map((found) => found[1] ?? ""))];
}

async function stock(response: Response): Promise<void> {
  const shelf = await caches.open(SHELF);
  const wanted = assetsOf(await response.clone().text());
  await shelf.put(shell, response);
  for (const path of wanted) {
    const isNamedByContent = path.startsWith("/static/built/assets/");
    if (path && !(isNamedByContent && (await shelf.match(path)))) await shelf.add(path);
  }
  for (const kept of await shelf.keys()) {
    const path = new URL(kept.url).pathname;
    if (path !== shell && !wanted.includes(path)) await shelf.delete(kept);
  }
}

function usable(response: Response): boolean {
  return response.ok && !response.redirected && response.type === "basic";
}

async function fromNetwork(request: Request): Promise<Response> {
  const patience = new AbortController();
  const bell = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    // A navigation cannot be fetched again as it is once it is given a signal.
    return await fetch(request.url, {
      credentials: "same-origin",
      redirect: "manual",
      headers: { Accept: "text/html" },
      signal: patience.signal,
    });
  } finally {
    clearTimeout(bell);
  }
}

async function page(event: Fetching): Promise<Response> {
  try {
    const fresh = await fromNetwork(event.request);
    if (usable(fresh)) event.waitUntil(stock(fresh.clone()));
    return fresh;
  } catch (failure) {
    const kept = await caches.match(shell);
    if (kept) return kept;
    throw failure;
  }
}

async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

worker.addEventListener("install", (event) => {
  (event as Lifetime).waitUntil(
    fetch(shell, { credentials: "same-origin" })
      .then((response) => (usable(response) ? stock(response) : undefined))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  (event as Lifetime).waitUntil(
    caches.delete(OLD_SHELF).then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const fetching = event as Fetching;
  const url = new URL(fetching.request.url);
  if (fetching.request.method !== "GET" || url.origin !== location.origin) return;
  if (fetching.request.mode === "navigate" && url.pathname === shell) {
    fetching.respondWith(page(fetching));
  } else if (url.pathname.startsWith("/static/")) {
    fetching.respondWith(asset(fetching.request));
  }
});

listen(self as unknown as CallScope);
