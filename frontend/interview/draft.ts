/** An interview being filled in, and what it becomes: a parcel, told as the server reads it. */
import { fresh, newUuid, type Draft as Kept, type Item } from "../outbox/store";
import { begin, endOf, offsetOf, phoneNow, type Clock, type Mark } from "./clock";
import { chosenOf, type Adult } from "./kish";
import type { Home, Kit, Question, Task, Wave } from "./kit";

export interface Point {
  lat: number;
  lng: number;
  accuracy: number;
}

export interface Draft extends Kept {
  wave: string;
  instrument: string;
  place: string;
  where: string;
  home: number | null;
  table: string;
  turn: string;
  language: string;
  consent: boolean | null;
  refusal: string;
  adults: Adult[];
  answers: Record<string, number>;
  sides: Record<string, number | number[]>;
  sex: string;
  age: string;
  point: Point | null;
  stopped: boolean;
  screen: string;
  clock: Clock;
}

interface Body {
  wave: string;
  interview?: Record<string, unknown>;
  visit?: Record<string, unknown>;
  clock: Clock;
  draft?: Draft;
  place: string;
  home: number | null;
}

export function newDraft(owner: string, wave: Wave, task: Task | null, home: Home | null, mark: Mark | null): Draft {
  return {
    uuid: newUuid(),
    owner,
    made: Date.now(),
    wave: wave.code,
    instrument: wave.instrument,
    place: task?.place ?? "",
    where: task?.name ?? wave.title,
    home: home?.n ?? null,
    table: home?.table ?? "",
    turn: home?.turn ?? "",
    language: "id",
    consent: null,
    refusal: "",
    adults: [],
    answers: {},
    sides: {},
    sex: "",
    age: "",
    point: null,
    stopped: false,
    screen: "consent",
    clock: begin(mark),
  };
}

export function isAsked(question: Question, draft: Draft): boolean {
  return !question.after || draft.sides[question.after[0]] === question.after[1];
}

function when(moment: number): string {
  return new Date(Math.round(moment)).toISOString();
}

function sidesOf(draft: Draft, kit: Kit): Draft["sides"] {
  const questions = { ...kit.instruments[draft.instrument]?.questions, ...kit.traits.questions };
  return Object.fromEntries(
    Object.entries(draft.sides).filter(([code, value]) => {
      const question = questions[code];
      return question && isAsked(question, draft) && !(Array.isArray(value) && !value.length);
    }),
  );
}

function told(draft: Draft, kit: Kit): Record<string, unknown> {
  const common = {
    uuid: draft.uuid,
    instrument: draft.instrument,
    place: draft.place,
    ...(draft.home === null ? {} : { household: draft.home }),
    consent: draft.consent === true,
    mode: "capi",
    language: draft.language,
    started: when(draft.clock.started),
    ended: when(endOf(draft.clock)),
  };
  // Who refuses leaves a reason and nothing else.
  if (!draft.consent) return { ...common, refusal: draft.refusal };
  const chosen = chosenOf(kit, draft, draft.adults);
  return {
    ...common,
    ...(chosen ? { adults: draft.adults.length, person_chance: chosen.chance } : {}),
    ...(draft.sex ? { sex: draft.sex } : {}),
    ...(draft.age ? { age_group: draft.age } : {}),
    ...(draft.point ? { gps: draft.point } : {}),
    answers: draft.answers,
    sides: sidesOf(draft, kit),
  };
}

export function titleOf(draft: { where: string; home: number | null }, words: (key: string) => string): string {
  return draft.home === null ? draft.where : `${draft.where}, ${words("home")} ${draft.home}`;
}

export function parcelOf(draft: Draft, kit: Kit, title: string): Item {
  const { wave, place, home, clock, uuid, owner } = draft;
  const body: Body = { wave, interview: told(draft, kit), clock, draft, place, home };
  return fresh({ uuid, owner, kind: "interview", title, body });
}

/** A knock at a door that brought no interview. */
export function visitOf(draft: Draft, outcome: string, title: string): Item {
  const { wave, place, home, clock, uuid, owner } = draft;
  const visit = { uuid, place, household: home, outcome, at: when(clock.started) };
  const body: Body = { wave, visit, clock, place, home };
  return fresh({ uuid, owner, kind: "interview", title, body });
}

export function bodyOf(item: Item): Body {
  return item.body as Body;
}

/** What is sent; only `phone_now` differs from one sending to the next. */
export function pack(item: Item, now: Mark | null): string {
  const { wave, interview, visit, clock } = bodyOf(item);
  const here = phoneNow(clock, now);
  const clockTold = here === null ? {} : { phone_now: when(here) };
  return JSON.stringify(interview ? { wave, interview: { ...interview, ...clockTold } } : { wave, visit: { ...visit, ...clockTold } });
}

/** The outbox as a file that a supervisor brings in, with what is known of each one's clock. */
export function fileOf(items: Item[], owner: string, now: Mark | null): string {
  const parcels = items.map((item) => {
    const { wave, interview, visit, clock } = bodyOf(item);
    const offset = offsetOf(clock, now);
    const known = offset === null ? {} : { clock_offset_s: Math.round(offset / 1000) };
    return { wave, ...(interview ? { interview } : { visit }), ...known };
  });
  return JSON.stringify({ format: "serasi-wawancara-1", owner, parcels }, null, 1);
}
