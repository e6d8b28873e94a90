/** The list of households with what became of each, on this phone and at the office. */
import type { Item } from "../outbox/store";
import { bodyOf, type Draft } from "./draft";
import { button, el } from "./draw";
import type { Home, Kit, Task, Wave } from "./kit";

export interface Doors {
  begin: (wave: Wave, task: Task | null, home: Home | null) => void;
  goOn: (draft: Draft) => void;
}

export interface Known {
  drafts: Draft[];
  items: Item[];
}

const OPEN = new Set(["planned", "away"]);

function same(one: { wave: string; place: string; home: number | null }, wave: Wave, task: Task, home: Home): boolean {
  return one.wave === wave.code && one.place === task.place && one.home === home.n;
}

/** What this phone knows of a household is newer than what the office told. */
function stateOf(wave: Wave, task: Task, home: Home, known: Known): { key: string; isOpen: boolean } {
  const item = known.items.find((one) => same(bodyOf(one), wave, task, home));
  if (!item) return { key: `home_${home.outcome}`, isOpen: OPEN.has(home.outcome) };
  const visit = bodyOf(item).visit;
  if (item.state === "refused") return { key: "home_held", isOpen: false };
  if (visit) return { key: `home_${String(visit["outcome"])}`, isOpen: OPEN.has(String(visit["outcome"])) };
  return { key: item.receipt ? "home_sent" : "home_kept", isOpen: false };
}

function homeRow(wave: Wave, task: Task, home: Home, known: Known, doors: Doors, words: (key: string) => string): HTMLElement {
  const label = `${words("home_title")} ${home.n}`;
  const draft = known.drafts.find((one) => same(one, wave, task, home));
  const { key, isOpen } = stateOf(wave, task, home, known);
  const say = draft ? words("home_draft") : words(key);
  const row = el("li", { "data-home": String(home.n), "data-state": draft ? "draft" : key }, el("span", {}, label), el("span", { class: "muted" }, home.sub ? `${words("substitute")}, ${say}` : say));
  if (draft) row.append(button(words("go_on"), "btn-main", () => doors.goOn(draft)));
  else if (isOpen) row.append(button(words("open"), "", () => doors.begin(wave, task, home)));
  row.querySelector("button")?.setAttribute("aria-label", `${row.querySelector("button")?.textContent ?? ""} ${label}, ${task.name}`);
  return row;
}

function taskPart(wave: Wave, task: Task, known: Known, doors: Doors, words: (key: string) => string): HTMLElement {
  const rows = task.homes.map((home) => homeRow(wave, task, home, known, doors, words));
  const left = rows.filter((row) => row.querySelector("button")).length;
  const head = el("h3", {}, `${task.name} `, el("small", {}, `${left} ${words("of")} ${task.homes.length} ${words("homes_wait")}`));
  return el("section", { class: "sheet", "data-place": task.place }, head, el("ul", { class: "ticks homes" }, ...rows));
}

/** Waves without doors have interviews of their own that were begun and left. */
function loose(wave: Wave, known: Known, doors: Doors, words: (key: string) => string): HTMLElement {
  const begun = known.drafts.filter((draft) => draft.wave === wave.code);
  const rows = begun.map((draft) => button(words("go_on"), "btn-main", () => doors.goOn(draft)));
  return el("div", { class: "row" }, ...rows, button(words("new_one"), "btn-main", () => doors.begin(wave, null, null)));
}

export function tasksOf(kit: Kit, known: Known, doors: Doors, words: (key: string) => string): HTMLElement[] {
  return kit.waves.map((wave) => {
    const day = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long" }).format(new Date(wave.ends_on));
    const parts = wave.tasks.map((task) => taskPart(wave, task, known, doors, words));
    if (!wave.at_doors) parts.push(loose(wave, known, doors, words));
    else if (!parts.length) parts.push(el("p", { class: "muted" }, words("no_tasks")));
    return el(
      "section",
      { class: "stack" },
      el("h2", {}, wave.title),
      el("p", { class: "muted" }, `${wave.area} · ${words("until")} ${day}`),
      ...parts,
    );
  });
}
