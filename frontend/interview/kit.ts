/** What an interviewer carries: waves, own households, questionnaires and Kish's cards, as JSON. */
import type { Mark } from "./clock";
import type { Store } from "../outbox/store";

export type Choice = [key: string, words: string];

export interface Home {
  n: number;
  table: string;
  turn: string;
  outcome: string;
  sub: boolean;
}
export interface Task {
  place: string;
  name: string;
  homes: Home[];
}
export interface Wave {
  code: string;
  title: string;
  area: string;
  ends_on: string;
  instrument: string;
  at_doors: boolean;
  items: string[];
  questions: string[];
  contact: string;
  tasks: Task[];
}
export interface Question {
  kind: "scale" | "trust" | "one" | "many";
  options: number[];
  missing: [number, number];
  after: [code: string, answer: number] | null;
}
export interface Language {
  code: string;
  name: string;
  note: string;
  reading: string;
  consent: string;
  ldp: string;
  scale: Record<string, string>;
  texts: Record<string, string>;
}
export interface Instrument {
  attitudes: Record<string, string>;
  questions: Record<string, Question>;
  languages: Language[];
}
export interface Kit {
  now: string;
  waves: Wave[];
  instruments: Record<string, Instrument>;
  traits: { questions: Record<string, Question>; texts: Record<string, string> };
  tables: Record<string, number[]>;
  round: string[];
  sexes: Choice[];
  ages: Choice[];
  refusals: Choice[];
  outcomes: Choice[];
}

function shelfOf(owner: string): string {
  return `kit:${owner}`;
}

/** The kit that the page was drawn with, or the newer one that came since. */
export async function kitAtHand(store: Store, owner: string, drawn: Kit): Promise<Kit> {
  const kept = (await store.get("shelf", shelfOf(owner))) as Kit | undefined;
  if (kept && Date.parse(kept.now) > Date.parse(drawn.now)) return kept;
  await store.put("shelf", drawn, shelfOf(owner));
  return drawn;
}

/** Asks for the newest kit; its moment also tells how far this phone's clock is off. */
export async function fetchKit(store: Store, owner: string, url: string, old: Kit): Promise<Kit | null> {
  try {
    const asked = performance.now();
    const known = Object.keys(old.instruments).join(",");
    const answer = await fetch(`${url}?punya=${encodeURIComponent(known)}`, { headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) return null;
    const told = (await answer.json()) as Kit;
    const kit = { ...told, instruments: { ...old.instruments, ...told.instruments } };
    const way = (performance.now() - asked) / 2;
    const mark: Mark = { wall: Date.now(), server: Date.parse(kit.now) + way };
    await keepMark(store, mark);
    await store.put("shelf", kit, shelfOf(owner));
    return kit;
  } catch {
    return null;
  }
}

export async function keepMark(store: Store, mark: Mark): Promise<void> {
  await store.put("shelf", mark, "clock");
}

export async function lastMark(store: Store): Promise<Mark | null> {
  return ((await store.get("shelf", "clock")) as Mark | undefined) ?? null;
}
