/** One interview on the screen: forward, back, progress; the address of the page says where it is. */
import * as stored from "../outbox/store";
import type { Watch } from "./clock";
import { parcelOf, titleOf, visitOf, type Draft } from "./draft";
import { button, el, fault, lead } from "./draw";
import type { Kit, Wave } from "./kit";
import { openOn, screensOf, type Screen } from "./plan";
import { drawn, languageOf, speech, SPOKEN, type Scene } from "./screens";

const NEEDS: Record<string, string> = {
  consent: "need_consent",
  refusal: "need_refusal",
  adults: "need_adults",
  sex: "need_choice",
  age: "need_choice",
};

export class Form {
  constructor(
    private readonly root: HTMLElement,
    private readonly store: stored.Store,
    private readonly kit: Kit,
    private readonly wave: Wave,
    readonly draft: Draft,
    private readonly words: (key: string) => string,
    private readonly watch: Watch,
    private readonly leave: (item: stored.Item | null) => void,
  ) {}

  open(): void {
    this.watch.tick();
    this.watch.clock = this.draft.clock;
    this.draw();
  }

  close(): void {
    this.watch.clock = null;
  }

  private readonly keep = (): void => {
    this.watch.tick();
    void stored.keepDraft(this.store, this.draft);
  };

  private screens(): Screen[] {
    return screensOf(this.draft, this.wave, this.kit);
  }

  private at(): number {
    return Math.max(0, this.screens().findIndex((one) => one.key === this.draft.screen));
  }

  /** The draft keeps the screen too: a killed tab opens where it was. */
  go(key: string): void {
    this.draft.screen = key;
    this.keep();
    this.draw();
  }

  private move(to: number): void {
    const next = this.screens()[to];
    if (next) location.hash = `#${this.draft.uuid}/${next.key}`;
  }

  private onward(): void {
    const one = this.screens()[this.at()];
    if (!one) return;
    const open = openOn(one, this.draft, this.kit);
    for (const code of open) fault(this.root.querySelector(`#b-${code}`), this.words(NEEDS[code] ?? "need"));
    const first = this.root.querySelector(`#b-${open[0] ?? ""}`);
    if (open.length && first) {
      lead(first);
      first.querySelector<HTMLElement>("input")?.focus({ preventScroll: true });
      return;
    }
    this.move(this.at() + 1);
  }

  private async finish(item: stored.Item): Promise<void> {
    this.close();
    await stored.seal(this.store, item);
    this.leave(item);
  }

  private title(): string {
    return titleOf(this.draft, this.words);
  }

  private scene(): Scene {
    const { draft, wave, kit, words, keep } = this;
    return { draft, wave, kit, language: languageOf(draft, kit), words, keep, redraw: () => this.draw() };
  }

  private draw(): void {
    const screens = this.screens();
    const at = this.at();
    const one = screens[at] ?? screens[0];
    if (!one) return;
    const scene = this.scene();
    const head = el("h1", { tabindex: "-1" }, this.title());
    const heading = el("h2", {}, this.heading(one));
    const progress = el("progress", { max: String(screens.length), value: String(at + 1), "aria-label": this.words("progress") });
    const where = el("p", { class: "asof" }, `${this.words("screen")} ${at + 1} ${this.words("of")} ${screens.length}`);
    const spoken = SPOKEN.has(one.kind) ? [speech(scene)] : [];
    this.root.replaceChildren(
      el("div", { class: "page-head" }, head, where, progress),
      heading,
      ...spoken,
      ...drawn(scene, one),
      ...this.exits(one),
      this.bar(one, at, screens.length),
    );
    scrollTo({ top: 0 });
    head.focus({ preventScroll: true });
  }

  private heading(one: Screen): string {
    if (one.kind !== "items") return this.words(`screen_${one.kind}`);
    const first = this.wave.items.indexOf(one.codes[0] ?? "") + 1;
    return `${this.words("items")} ${first}–${first + one.codes.length - 1} ${this.words("of")} ${this.wave.items.length}`;
  }

  private bar(one: Screen, at: number, count: number): HTMLElement {
    const back = button(this.words("back"), "btn-big", () => (at ? this.move(at - 1) : this.leave(null)));
    const isLast = at === count - 1 && one.kind !== "consent";
    const next = isLast
      ? button(this.words("finish"), "btn-main btn-big btn-grow", () => this.end(one))
      : button(this.words("next"), "btn-main btn-big btn-grow", () => this.onward());
    return el("div", { class: "actbar" }, back, next);
  }

  private end(one: Screen): void {
    if (openOn(one, this.draft, this.kit).length) return this.onward();
    this.watch.tick();
    void this.finish(parcelOf(this.draft, this.kit, this.title()));
  }

  /** Ways out besides forward and back: nobody at home, or a respondent who stops. */
  private exits(one: Screen): HTMLElement[] {
    if (one.kind === "consent" && this.draft.home !== null && this.draft.consent === null) {
      const doors = this.kit.outcomes.map(([key, words]) =>
        button(words, "", () => void this.finish(visitOf(this.draft, key, `${this.title()}: ${words}`))),
      );
      return [el("details", {}, el("summary", {}, this.words("not_met")), el("div", { class: "row" }, ...doors))];
    }
    if (one.kind !== "items" && one.kind !== "sides") return [];
    const stop = button(this.words("stop"), "btn-bare", () => {
      this.draft.stopped = true;
      this.move(this.screens().length - 1);
    });
    return [stop];
  }
}
