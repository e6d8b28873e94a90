/**
 * Keeps the reports of the field form in the browser until their receipt numbers come.
 * The form names what it needs: data-send-url, data-owner, data-uuid-field, data-title-field,
 * data-made-field (told when the report was written, in milliseconds), data-worker; the box [data-outbox] beside it shows what waits.
 */
import { Box, keepAtHand, tokenIn } from "../outbox/box";
import { clearFaults, faultsOf, showFaults } from "../outbox/check";
import { bodyOf, fill, itemOf } from "../outbox/form";
import { locate } from "../outbox/locate";
import { copyToFile } from "../outbox/keep";
import { showOnlyWith } from "../outbox/only";
import { ownerOf } from "../outbox/owner";
import type { Door } from "../outbox/send";
import { wordsOf, type Words } from "../outbox/show";
import * as stored from "../outbox/store";
import { start } from "./start";

function doorOf(form: HTMLFormElement): Door {
  const uuidField = form.dataset["uuidField"] ?? "uuid";
  return {
    kind: "report",
    url: form.dataset["sendUrl"] ?? form.action,
    owner: ownerOf(form),
    token: tokenIn(form),
    pack: (item) => bodyOf(item, uuidField),
  };
}

class Reports {
  private readonly words: Words;
  private readonly box: Box;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly element: HTMLElement,
    private readonly store: stored.Store,
  ) {
    this.words = wordsOf(element);
    this.box = new Box(element, store, doorOf(form), this.words, {
      mend: (item) => fill(form, item),
      copy: (waiting) => copyToFile(waiting, this.words),
      shown: (items) => this.receipt(items),
    });
  }

  async begin(): Promise<void> {
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
    this.box.listen();
    await stored.forgetOld(this.store, Date.now());
    await this.box.work();
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
      this.box.announce(this.words("kept"));
      void navigator.storage?.persist?.();
      await this.box.show();
      this.element.scrollIntoView({ block: "nearest" });
    } catch {
      // The browser would not keep it (full or private): send it the plain way at once.
      this.form.dataset["plain"] = "1";
      this.form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
      return;
    } finally {
      submitter?.removeAttribute("aria-busy");
    }
    await this.box.work();
    this.leadToRefusal(uuid);
  }

  /** A refusal must not stay below the fold while the form looks as if all were well. */
  private leadToRefusal(uuid: string): void {
    const row = [...this.element.querySelectorAll<HTMLElement>('[data-state="refused"]')].find(
      (line) => line.dataset["uuid"] === uuid,
    );
    if (!row) return;
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    this.box.announce(row.textContent ?? "");
  }

  private receipt(items: stored.Item[]): void {
    // A receipt stands only for the last report: above a newer one it would be read as its own.
    const last = items.find((i) => i.owner === this.box.door.owner);
    const newest = last?.receipt && Date.now() - last.receivedAt < 600_000 ? last : undefined;
    const place = this.element.querySelector<HTMLElement>("[data-receipt]");
    if (!place) return;
    place.hidden = !newest;
    const number = place.querySelector("[data-receipt-no]");
    if (!newest || number?.textContent === newest.receipt) return;
    if (number) number.textContent = newest.receipt;
    const reply = place.querySelector<HTMLElement>("[data-receipt-reply]");
    if (reply) reply.textContent = newest.reply || newest.receipt;
    this.box.announce(`${this.words("arrived")} ${newest.receipt}`);
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

export function mount(element: HTMLElement): void {
  const box = document.querySelector<HTMLElement>("[data-outbox]");
  if (!(element instanceof HTMLFormElement) || !box) return;
  locate(element);
  showOnlyWith(element);
  copies(box);
  void keepAtHand(element.dataset["worker"]);
  // Without a place to keep reports the form goes on as a plain form.
  void stored.open().then((store) => new Reports(element, box, store).begin());
}

start("outbox", mount);
