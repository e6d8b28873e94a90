/**
 * The interviewer's page: tasks, the form of one household, and the outbox, all without a signal.
 * The element names data-send-url, data-kit-url, data-owner, data-worker; #bekal holds the kit, and
 * the box [data-outbox] beside it the words and what waits. Without script its links lead to the
 * same form on the server.
 */
import { Box, keepAtHand, tokenIn } from "../outbox/box";
import { saveFile } from "../outbox/keep";
import { wordsOf, type Words } from "../outbox/show";
import * as stored from "../outbox/store";
import { bodyOf, fileOf, newDraft, pack, type Draft } from "../interview/draft";
import { Form } from "../interview/form";
import { fetchKit, keepMark, kitAtHand, lastMark, type Home, type Kit, type Task, type Wave } from "../interview/kit";
import { Watch } from "../interview/clock";
import { tasksOf } from "../interview/tasks";
import { start } from "./start";

const TICK_MS = 5_000;

class Interviews {
  private readonly words: Words;
  private readonly owner: string;
  private readonly box: Box;
  private readonly sheet = document.createElement("div");
  private readonly watch: Watch;
  private form: Form | null = null;

  constructor(
    private readonly element: HTMLElement,
    outbox: HTMLElement,
    private readonly store: stored.Store,
    private kit: Kit,
  ) {
    this.words = wordsOf(outbox);
    this.watch = new Watch(null, (mark) => void keepMark(store, mark));
    this.owner = element.dataset["owner"] ?? "";
    const door = {
      kind: "interview" as const,
      url: element.dataset["sendUrl"] ?? "",
      owner: this.owner,
      token: tokenIn(element),
      pack: (item: stored.Item) => pack(item, this.watch.mark),
      prepare: () => this.refresh(),
    };
    this.box = new Box(outbox, store, door, this.words, {
      mend: (item) => void this.mend(item),
      copy: (waiting) => this.copy(waiting),
      shown: () => void this.list(),
    });
    this.sheet.className = "stack interview";
    this.sheet.hidden = true;
    element.after(this.sheet);
  }

  async begin(): Promise<void> {
    this.watch.mark = await lastMark(this.store);
    this.watch.tick();
    window.setInterval(() => this.watch.tick(), TICK_MS);
    addEventListener("hashchange", () => void this.route());
    this.box.listen();
    await stored.forgetOld(this.store, Date.now());
    await this.route();
    if (navigator.onLine) await this.refresh();
    await this.box.work();
  }

  private async refresh(): Promise<void> {
    // A clock that was set is seen before the new mark, which is already told in it.
    this.watch.tick();
    const kit = await fetchKit(this.store, this.owner, this.element.dataset["kitUrl"] ?? "", this.kit);
    if (kit) this.kit = kit;
    this.watch.mark = await lastMark(this.store);
  }

  private wave(code: string): Wave | undefined {
    return this.kit.waves.find((one) => one.code === code);
  }

  /** The address names the interview and its screen: Back on the phone goes one screen back. */
  private async route(): Promise<void> {
    const [uuid = "", key = ""] = location.hash.slice(1).split("/");
    if (this.form && this.form.draft.uuid === uuid) return this.form.go(key);
    this.form?.close();
    this.form = null;
    const draft = uuid ? (await stored.drafts<Draft>(this.store, this.owner)).find((one) => one.uuid === uuid) : undefined;
    const wave = draft && this.wave(draft.wave);
    if (!draft || !wave) {
      if (uuid) history.replaceState(null, "", location.pathname);
      return this.home();
    }
    if (key) draft.screen = key;
    this.form = new Form(this.sheet, this.store, this.kit, wave, draft, this.words, this.watch, (item) => void this.leave(item));
    this.show(true);
    this.form.open();
  }

  private show(isForm: boolean): void {
    this.sheet.hidden = !isForm;
    this.element.hidden = isForm;
    for (const other of document.querySelectorAll<HTMLElement>("[data-around]")) other.hidden = isForm;
  }

  private async home(): Promise<void> {
    this.show(false);
    this.sheet.replaceChildren();
    await this.box.show();
  }

  private async list(): Promise<void> {
    const place = this.element.querySelector<HTMLElement>("[data-tasks]");
    if (!place || !this.kit.waves.length) return;
    const known = {
      drafts: await stored.drafts<Draft>(this.store, this.owner),
      items: (await stored.all(this.store, "interview")).filter((item) => item.owner === this.owner),
    };
    const doors = {
      begin: (wave: Wave, task: Task | null, home: Home | null) => void this.start(wave, task, home),
      goOn: (draft: Draft) => this.open(draft),
    };
    place.replaceChildren(...tasksOf(this.kit, known, doors, this.words));
  }

  private async start(wave: Wave, task: Task | null, home: Home | null): Promise<void> {
    void navigator.storage?.persist?.();
    this.watch.tick();
    const draft = newDraft(this.owner, wave, task, home, this.watch.mark);
    await stored.keepDraft(this.store, draft);
    this.open(draft);
  }

  private open(draft: Draft): void {
    location.hash = `#${draft.uuid}/${draft.screen}`;
  }

  /** Out of the form: an untouched draft leaves nothing behind, a sealed one is on its way. */
  private async leave(item: stored.Item | null): Promise<void> {
    const draft = this.form?.draft;
    if (!item && draft && draft.consent === null) await stored.dropDraft(this.store, draft.uuid);
    this.form?.close();
    this.form = null;
    history.replaceState(null, "", location.pathname);
    await this.home();
    scrollTo({ top: 0 });
    if (!item) return;
    this.box.announce(`${this.words("kept")} ${item.title}`);
    await this.box.work();
  }

  private async mend(item: stored.Item): Promise<void> {
    const kept = bodyOf(item).draft;
    if (!kept) return;
    const draft: Draft = { ...kept, screen: "consent" };
    await stored.unseal(this.store, item, draft);
    this.open(draft);
  }

  private async copy(waiting: stored.Item[]): Promise<void> {
    const text = fileOf(waiting, this.owner, this.watch.mark);
    saveFile(new Blob([text], { type: "application/json" }), `wawancara-serasi-${new Date().toISOString().slice(0, 10)}.json`);
  }
}

export function mount(element: HTMLElement): void {
  const outbox = document.querySelector<HTMLElement>("[data-outbox]");
  const drawn = document.getElementById("bekal")?.textContent;
  if (!outbox || !drawn) return;
  void keepAtHand(element.dataset["worker"]);
  // Without a place to keep interviews the links lead to the form on the server.
  void stored.open().then(async (store) => {
    const kit = await kitAtHand(store, element.dataset["owner"] ?? "", JSON.parse(drawn) as Kit);
    await new Interviews(element, outbox, store, kit).begin();
  });
}

start("interview", mount);
