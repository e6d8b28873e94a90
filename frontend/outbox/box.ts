/** The box of parcels on a page: shows them, sends them, tries again, and hears of other tabs. */
import { nextDue, sendAll, type Door } from "./send";
import { row, type Acts, type Words } from "./show";
import * as stored from "./store";

/** What the page of one kind of parcel does differently. */
export interface Ways {
  mend: (item: stored.Item) => void;
  copy: (waiting: stored.Item[]) => Promise<void>;
  shown?: (items: stored.Item[]) => void;
}

export class Box {
  private timer = 0;

  constructor(
    readonly element: HTMLElement,
    readonly store: stored.Store,
    readonly door: Door,
    readonly words: Words,
    private readonly ways: Ways,
  ) {}

  listen(): void {
    this.element.querySelector("[data-copy-all]")?.addEventListener("click", () => void this.copyAll());
    addEventListener("online", () => void this.work());
    addEventListener("offline", () => void this.show());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.work();
    });
    stored.onNews(() => void this.show());
  }

  async work(): Promise<void> {
    clearTimeout(this.timer);
    await sendAll(this.store, this.door);
    await this.show();
    const due = await nextDue(this.store, this.door);
    if (due !== null) {
      const wait = Math.max(1_000, due - Date.now());
      this.timer = window.setTimeout(() => void this.work(), Math.min(wait, 60_000));
    }
  }

  private async copyAll(): Promise<void> {
    const items = await stored.all(this.store, this.door.kind);
    await this.ways.copy(items.filter((i) => !i.receipt && i.owner === this.door.owner));
  }

  private acts(): Acts {
    const again = async (item: stored.Item): Promise<void> => {
      await stored.put(this.store, { ...item, state: "waiting", nextAt: 0, say: "" });
      await this.work();
    };
    return {
      retry: (item) => void again(item),
      withoutPhotos: (item) => void again({ ...item, photos: [] }),
      mend: (item) => this.ways.mend(item),
      forget: (item) => void stored.forget(this.store, item).then(() => this.show()),
    };
  }

  announce(words: string): void {
    const live = this.element.querySelector<HTMLElement>("[data-outbox-say]");
    if (live) live.textContent = words;
  }

  async show(): Promise<void> {
    const items = await stored.all(this.store, this.door.kind);
    const waiting = items.filter((i) => !i.receipt);
    this.element.hidden = items.length === 0;
    this.fill("[data-outbox-list]", this.element.querySelector("[data-outbox-sent]") ? waiting : items);
    this.fill("[data-outbox-sent]", items.filter((i) => i.receipt));
    this.count("[data-outbox-sum]", waiting.length);
    this.count("[data-outbox-refused]", items.filter((i) => i.state === "refused").length);
    this.count("[data-outbox-done]", items.length - waiting.length);
    const copy = this.element.querySelector<HTMLElement>("[data-copy-all]");
    if (copy) copy.hidden = waiting.length === 0;
    const line = document.querySelector<HTMLElement>("[data-offline]");
    if (line) line.hidden = navigator.onLine;
    this.ways.shown?.(items);
  }

  private fill(place: string, items: stored.Item[]): void {
    const sprite = this.element.dataset["sprite"] ?? "";
    const rows = items.map((item) => row(item, item.owner === this.door.owner, sprite, this.words, this.acts()));
    this.element.querySelector(place)?.replaceChildren(...rows);
  }

  private count(place: string, n: number): void {
    for (const element of this.element.querySelectorAll<HTMLElement>(place)) element.textContent = String(n);
  }
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** The token against forged posts: the cookie is newer than what the page was drawn with. */
export function tokenIn(root: HTMLElement): () => string {
  const written = root.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  return () => cookie("csrftoken") || (written?.value ?? "");
}

/** Keeps the page at hand without a signal, where the browser can. */
export async function keepAtHand(worker: string | undefined): Promise<void> {
  if (!worker || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(worker);
}
