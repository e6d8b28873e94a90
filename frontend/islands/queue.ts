/**
 * The queue by keyboard while the focus is inside it: j and k move, Enter opens, x picks.
 * The bar of bulk acts counts what is picked and hides when nothing is.
 */
import { start } from "./start";

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

class Queue {
  private last = -1;

  constructor(
    private readonly root: HTMLElement,
    private readonly bar: HTMLFormElement | null,
  ) {}

  private rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(".item")];
  }

  private box(row: HTMLElement | undefined): HTMLInputElement | null {
    return row?.querySelector<HTMLInputElement>(".check input") ?? null;
  }

  private at(): number {
    return this.rows().findIndex((row) => row.contains(document.activeElement));
  }

  private go(to: number): void {
    const rows = this.rows();
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    row?.querySelector<HTMLElement>(".what a")?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  private pick(index: number): void {
    const box = this.box(this.rows()[index]);
    if (!box) return;
    box.checked = !box.checked;
    this.last = index;
    this.count();
  }

  count(): void {
    let picked = 0;
    for (const row of this.rows()) {
      const on = this.box(row)?.checked ?? false;
      row.classList.toggle("item-picked", on);
      if (on) picked += 1;
    }
    if (!this.bar) return;
    const say = this.bar.querySelector<HTMLElement>("[data-count]");
    if (say) say.textContent = `${picked} ${say.dataset["count"] ?? ""}`;
    this.bar.hidden = picked === 0;
  }

  private all(on: boolean): void {
    for (const row of this.rows()) {
      const box = this.box(row);
      if (box) box.checked = on;
    }
    this.count();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const at = this.at();
    const act = {
      j: () => this.go(at + 1),
      k: () => this.go(at - 1),
      x: () => this.pick(at),
    }[event.key];
    if (!act || (event.key === "x" && at < 0)) return;
    event.preventDefault();
    act();
  }

  private onClick(event: MouseEvent): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    const rows = this.rows();
    const index = rows.findIndex((row) => row.contains(box));
    if (event.shiftKey && this.last >= 0) {
      const [from, to] = [Math.min(this.last, index), Math.max(this.last, index)];
      for (const row of rows.slice(from, to + 1)) {
        const other = this.box(row);
        if (other) other.checked = box.checked;
      }
    }
    this.last = index;
    this.count();
  }

  listen(): void {
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("click", (event) => this.onClick(event));
    const every = document.querySelector<HTMLInputElement>("[data-pick-all]");
    const holder = every?.closest<HTMLElement>("[hidden]");
    if (holder) holder.hidden = false;
    every?.addEventListener("change", () => this.all(every.checked));
    const clear = this.bar?.querySelector<HTMLElement>("[data-clear]");
    if (clear) clear.hidden = false;
    clear?.addEventListener("click", (event) => {
      event.preventDefault();
      if (every) every.checked = false;
      this.all(false);
    });
    addEventListener("pageshow", () => this.count());
    this.count();
  }
}

export function mount(element: HTMLElement): void {
  const bar = element.querySelector<HTMLFormElement>("form[data-bulk]") ?? document.querySelector<HTMLFormElement>("form[data-bulk]");
  new Queue(element, bar).listen();
}

start("queue", mount);
