/**
 * Keeps the reports of the field form in the browser until their receipt numbers come.
 * The form names what it needs: data-send-url, data-owner, data-uuid-field, data-title-field,
 * data-made-field (told when the report was written, in milliseconds), data-worker; the box [data-outbox] beside it shows what waits.
 */
import { clearFaults, faultsOf, showFaults } from "../outbox/check";
import { fill, itemOf } from "../outbox/form";
import { locate } from "../outbox/locate";
import { copyToFile } from "../outbox/keep";
import { showOnlyWith } from "../outbox/only";
import { ownerOf } from "../outbox/owner";
import { nextDue, sendAll, type Door } from "../outbox/send";
import { row, wordsOf, type Acts, type Words } from "../outbox/show";
import * as stored from "../outbox/store";
import { start } from "./start";

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function doorOf(form: HTMLFormElement): Door {
  const written = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  return {
    url: form.dataset["sendUrl"] ?? form.action,
    owner: ownerOf(form),
    uuidField: form.dataset["uuidField"] ?? "uuid",
    token: () => cookie("csrftoken") || (written?.value ?? ""),
  };
}

class Outbox {
  private timer = 0;
  private readonly words: Words;
  private readonly door: Door;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly box: HTMLElement,
    private readonly store: stored.Store,
  ) {
    this.words = wordsOf(box);
    this.door = doorOf(form);
  }

  listen(): void {
    this.form.addEventListener("submit", (event) => {
      if (this.form.dataset["plain"]) return;
      event.preventDefault();
      const submitter = event.submitter;
      const isNil = submitter instanceof HTMLButtonElement && submitter.name === "nil";
      clearFaults(this.form);
      const faults = faultsOf(this.form, isNil, this.words);
      if (!faults.length) return void this.keep(submitter);
      // Nothing was sent: the draft island, which listens later, must not take it for sent.
      event.stopImmediatePropagation();
      showFaults(faults);
    }, { capture: true });
    this.box.querySelector("[data-copy-all]")?.addEventListener("click", () => void this.copyAll());
    addEventListener("online", () => void this.work());
    addEventListener("offline", () => void this.show());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") void this.work();
    });
    stored.onNews(() => void this.show());
  }

  private async keep(submitter: HTMLElement | null): Promise<void> {
    submitter?.setAttribute("aria-busy", "true");
    let uuid: string;
    try {
      const item = await itemOf(this.form, submitter, { nil: this.words("nil") });
      await stored.put(this.store, item);
      uuid = item.uuid;
      delete this.form.dataset["mending"];
      this.form.reset();
      this.announce(this.words("kept"));
      void navigator.storage?.persist?.();
      await this.show();
      this.box.scrollIntoView({ block: "nearest" });
    } catch {
      // The browser would not keep it (full or private): send it the plain way at once.
      this.form.dataset["plain"] = "1";
      this.form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
      return;
    } finally {
      submitter?.removeAttribute("aria-busy");
    }
    await this.work();
    this.leadToRefusal(uuid);
  }

  /** A refusal must not stay below the fold while the form looks as if all were well. */
  private leadToRefusal(uuid: string): void {
    const row = [...this.box.querySelectorAll<HTMLElement>('[data-state="refused"]')].find(
      (line) => line.dataset["uuid"] === uuid,
    );
    if (!row) return;
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    this.announce(row.textContent ?? "");
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
    const items = await stored.all(this.store);
    await copyToFile(items.filter((i) => !i.receipt && i.owner === this.door.owner), this.words);
  }

  private acts(): Acts {
    const again = async (item: stored.Item): Promise<void> => {
      await stored.put(this.store, { ...item, state: "waiting", nextAt: 0, say: "" });
      await this.work();
    };
    return {
      retry: (item) => void again(item),
      withoutPhotos: (item) => void again({ ...item, photos: [] }),
      mend: (item) => fill(this.form, item),
      forget: (item) => void stored.forget(this.store, item).then(() => this.show()),
    };
  }

  private announce(words: string): void {
    const live = this.box.querySelector<HTMLElement>("[data-outbox-say]");
    if (live) live.textContent = words;
  }

  async show(): Promise<void> {
    const items = await stored.all(this.store);
    const waiting = items.filter((i) => !i.receipt);
    this.box.hidden = items.length === 0;
    const rows = items.map((item) =>
      row(item, item.owner === this.door.owner, this.box.dataset["sprite"] ?? "", this.words, this.acts()),
    );
    this.box.querySelector("[data-outbox-list]")?.replaceChildren(...rows);
    const sum = this.box.querySelector<HTMLElement>("[data-outbox-sum]");
    if (sum) sum.textContent = String(waiting.length);
    const copy = this.box.querySelector<HTMLElement>("[data-copy-all]");
    if (copy) copy.hidden = waiting.length === 0;
    const line = document.querySelector<HTMLElement>("[data-offline]");
    if (line) line.hidden = navigator.onLine;
    this.receipt(items);
  }

  private receipt(items: stored.Item[]): void {
    // A receipt stands only for the last report: above a newer one it would be read as its own.
    const last = items.find((i) => i.owner === this.door.owner);
    const newest = last?.receipt && Date.now() - last.receivedAt < 600_000 ? last : undefined;
    const place = this.box.querySelector<HTMLElement>("[data-receipt]");
    if (!place) return;
    place.hidden = !newest;
    const number = place.querySelector("[data-receipt-no]");
    if (!newest || number?.textContent === newest.receipt) return;
    if (number) number.textContent = newest.receipt;
    const reply = place.querySelector<HTMLElement>("[data-receipt-reply]");
    if (reply) reply.textContent = newest.reply || newest.receipt;
    this.announce(`${this.words("arrived")} ${newest.receipt}`);
  }
}

function copies(box: HTMLElement): void {
  for (const button of box.querySelectorAll<HTMLElement>("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = document.getElementById(button.dataset["copies"] ?? "");
      if (!words) return;
      if (navigator.clipboard) {
        void navigator.clipboard.writeText(words.textContent ?? "").then(() => {
          const label = button.querySelector("span");
          if (label) label.textContent = button.dataset["done"] ?? "";
        });
      } else {
        getSelection()?.selectAllChildren(words);
      }
    });
  }
}

async function keepAtHand(form: HTMLFormElement): Promise<void> {
  const worker = form.dataset["worker"];
  if (!worker || !("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(worker);
}

async function begin(form: HTMLFormElement, box: HTMLElement): Promise<void> {
  const store = await stored.open();
  const outbox = new Outbox(form, box, store);
  outbox.listen();
  await stored.forgetOld(store, Date.now());
  await outbox.work();
}

export function mount(element: HTMLElement): void {
  const box = document.querySelector<HTMLElement>("[data-outbox]");
  if (!(element instanceof HTMLFormElement) || !box) return;
  locate(element);
  showOnlyWith(element);
  copies(box);
  void keepAtHand(element);
  // Without a place to keep reports the form goes on as a plain form.
  void begin(element, box);
}

start("outbox", mount);
