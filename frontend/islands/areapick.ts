/**
 * An area by name: the plain input becomes a combobox over the server's search (data-url, ?q=),
 * which answers [{code, name, path}] with the viewer's own areas first. What is sent is the code
 * when one was chosen, else what was written, for the server to read.
 */
import { start } from "./start";

interface Area {
  code: string;
  name: string;
  path: string;
}

const SHORTEST = 2;
const PAUSE_MS = 180;

class AreaPick {
  private readonly hidden = document.createElement("input");
  private readonly list = document.createElement("ul");
  private readonly say = document.createElement("p");
  private areas: Area[] = [];
  private at = -1;
  private timer = 0;
  private asked = new AbortController();

  constructor(
    private readonly root: HTMLElement,
    private readonly input: HTMLInputElement,
  ) {}

  build(): void {
    this.hidden.type = "hidden";
    this.hidden.name = this.input.name;
    this.hidden.dataset["kept"] = "";
    this.hidden.value = this.input.dataset["code"] || this.input.value;
    this.input.name = `${this.input.name}_words`;
    this.list.className = "combo-list";
    this.list.id = `${this.input.id}-list`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.root.querySelector("label")?.textContent?.trim() ?? "");
    this.list.hidden = true;
    this.say.className = "combo-say vh";
    this.say.setAttribute("role", "status");
    const combo = document.createElement("div");
    combo.className = "combo";
    this.input.replaceWith(combo);
    combo.append(this.input, this.list);
    this.root.append(this.hidden, this.say);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      "aria-autocomplete": "list",
    })) {
      this.input.setAttribute(name, value);
    }
  }

  listen(): void {
    this.input.addEventListener("input", () => {
      this.hidden.value = this.input.value;
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.search(), PAUSE_MS);
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target instanceof Element ? event.target.closest("li") : null;
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    this.root.addEventListener("area:choose", (event) => {
      this.take((event as CustomEvent<Area>).detail);
    });
    this.input.form?.addEventListener("reset", () => {
      window.setTimeout(() => (this.hidden.value = this.input.dataset["code"] || this.input.value));
    });
  }

  private async search(): Promise<void> {
    const words = this.input.value.trim();
    this.asked.abort();
    if (words.length < SHORTEST) return this.close();
    this.asked = new AbortController();
    const url = new URL(this.root.dataset["url"] ?? "", location.href);
    url.searchParams.set("q", words);
    if (this.root.dataset["level"]) url.searchParams.set("level", this.root.dataset["level"]);
    try {
      const response = await fetch(url, { signal: this.asked.signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      this.areas = (await response.json()) as Area[];
      this.show();
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === "AbortError") return;
      this.close();
      this.tell(this.root.dataset["failed"] ?? "");
    }
  }

  private tell(words: string): void {
    this.say.textContent = words;
    this.say.classList.toggle("vh", this.areas.length > 0);
  }

  private show(): void {
    this.at = -1;
    this.list.replaceChildren(...this.areas.map((area, index) => this.option(area, index)));
    const none = this.areas.length === 0;
    this.list.hidden = none;
    this.input.setAttribute("aria-expanded", String(!none));
    this.input.removeAttribute("aria-activedescendant");
    this.tell(none ? (this.root.dataset["none"] ?? "") : `${this.areas.length} ${this.root.dataset["found"] ?? ""}`);
  }

  private option(area: Area, index: number): HTMLLIElement {
    const li = document.createElement("li");
    li.id = `${this.list.id}-${index}`;
    li.setAttribute("role", "option");
    li.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = area.name;
    const code = document.createElement("code");
    code.textContent = area.code;
    const path = document.createElement("small");
    path.textContent = area.path;
    li.append(name, code, path);
    return li;
  }

  private move(by: number): void {
    if (this.list.hidden || !this.areas.length) return;
    this.at = (this.at + by + this.areas.length) % this.areas.length;
    [...this.list.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === this.at)));
    const option = this.list.children[this.at];
    if (!option) return;
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  private choose(index: number): void {
    const area = this.areas[index];
    if (area) this.take(area);
  }

  /** Also what a point on the ground was found to be in, told by the event `area:choose`. */
  private take(area: Pick<Area, "code" | "path"> & { name?: string }): void {
    this.input.value = area.path || area.name || area.code;
    this.hidden.value = area.code;
    this.close();
    this.hidden.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.tell("");
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" && this.list.hidden) return void this.search();
    const act = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Escape: () => this.close(),
      Enter: () => this.choose(this.at),
    }[event.key];
    if (!act || this.list.hidden || (event.key === "Enter" && this.at < 0)) return;
    event.preventDefault();
    act();
  }
}

export function mount(element: HTMLElement): void {
  const input = element.querySelector<HTMLInputElement>("input[type=text]");
  if (!input) return;
  const pick = new AreaPick(element, input);
  pick.build();
  pick.listen();
}

start("areapick", mount);
