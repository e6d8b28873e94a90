/** Draws the outbox: what waits, why, and what the person can do about it. */
import type { Item } from "./store";

export interface Acts {
  retry: (item: Item) => void;
  mend: (item: Item) => void;
  withoutPhotos: (item: Item) => void;
  forget: (item: Item) => void;
}

export type Words = (key: string) => string;

const ICONS = {
  waiting: "clock",
  sending: "send",
  retry: "clock",
  refused: "stop",
  signin: "stop",
  received: "checks",
} as const;

export function wordsOf(box: HTMLElement): Words {
  const holder = box.querySelector<HTMLTemplateElement>("template[data-words]");
  const words = new Map<string, string>();
  for (const word of holder?.content.querySelectorAll<HTMLElement>("[data-word]") ?? []) {
    words.set(word.dataset["word"] ?? "", word.textContent ?? "");
  }
  return (key) => words.get(key) ?? key;
}

function icon(sprite: string, name: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${sprite}#i-${name}`);
  svg.append(use);
  return svg;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function clockTime(moment: number): string {
  const at = new Date(moment);
  return `${String(at.getHours()).padStart(2, "0")}.${String(at.getMinutes()).padStart(2, "0")}`;
}

export function when(moment: number, now: number): string {
  const sameDay = new Date(moment).toDateString() === new Date(now).toDateString();
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short" }).format(moment);
  return sameDay ? clockTime(moment) : `${day}, ${clockTime(moment)}`;
}

function size(item: Item): string {
  const bytes = item.photos.reduce((sum, p) => sum + p.blob.size, 0);
  return bytes ? `, ${Math.max(1, Math.round(bytes / 1024))} KB` : "";
}

function about(item: Item, words: Words, now: number): string {
  if (item.state === "received") return `${words("received")} ${when(item.receivedAt, now)}`;
  const photos = item.photos.length ? `, ${item.photos.length} ${words("photos")}${size(item)}` : "";
  return `${when(item.made, now)}${photos}`;
}

function stateWords(item: Item, mine: boolean, words: Words, now: number): string {
  if (item.receipt) return item.receipt;
  if (!mine) return words("other");
  if (item.state === "retry") {
    const minutes = Math.ceil((item.nextAt - now) / 60_000);
    return minutes > 1 ? `${words("again")} ${minutes} ${words("minutes")}` : words("soon");
  }
  if (item.state === "waiting" && navigator.onLine) return words("sending");
  return words(item.state);
}

function actsOf(item: Item, words: Words, acts: Acts): HTMLElement[] {
  if (item.receipt) {
    const forget = button(words("forget"), () => acts.forget(item));
    forget.classList.add("btn-bare");
    return [forget];
  }
  if (item.state === "retry") return [button(words("now"), () => acts.retry(item))];
  if (item.state === "signin") {
    const link = document.createElement("a");
    link.className = "btn";
    link.href = `${words("signin_url")}?next=${encodeURIComponent(location.pathname)}`;
    link.textContent = words("signin_act");
    return [link, button(words("now"), () => acts.retry(item))];
  }
  if (item.state !== "refused") return [];
  const mend = [button(words("mend"), () => acts.mend(item)), button(words("now"), () => acts.retry(item))];
  return item.photos.length ? [...mend, button(words("bare"), () => acts.withoutPhotos(item))] : mend;
}

export function row(item: Item, mine: boolean, sprite: string, words: Words, acts: Acts): HTMLLIElement {
  const now = Date.now();
  const li = document.createElement("li");
  li.dataset["uuid"] = item.uuid;
  li.dataset["state"] = item.state;
  const text = document.createElement("span");
  const title = document.createElement("b");
  title.textContent = item.title || words("untitled");
  const more = document.createElement("span");
  more.className = "muted";
  more.textContent = item.say ? `${about(item, words, now)}. ${item.say}` : about(item, words, now);
  text.append(title, document.createElement("br"), more);
  const end = document.createElement("span");
  end.className = item.receipt ? "nowrap code" : "end";
  end.textContent = stateWords(item, mine, words, now);
  li.append(icon(sprite, ICONS[item.state]), text, end);
  const buttons = mine ? actsOf(item, words, acts) : [];
  if (buttons.length) {
    const line = document.createElement("span");
    line.className = "row outbox-acts";
    line.append(...buttons);
    li.append(line);
  }
  return li;
}
