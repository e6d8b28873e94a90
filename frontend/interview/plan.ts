/** Which screens an interview has, in which order, and what is still open on each. */
import { isAsked, type Draft } from "./draft";
import type { Kit, Question, Wave } from "./kit";

export interface Screen {
  key: string;
  kind: "consent" | "refused" | "adults" | "items" | "sides" | "place" | "who" | "traits" | "end";
  codes: string[];
}

const AT_ONCE = 2;

function screen(kind: Screen["kind"], codes: string[] = [], key: string = kind): Screen {
  return { key, kind, codes };
}

/** One screen for each attitude; the items of a residual wave stand together. */
function itemScreens(wave: Wave, attitudes: Record<string, string>): Screen[] {
  const byAttitude = new Map<string, string[]>();
  const short = wave.items.length <= 6;
  for (const code of wave.items) {
    const group = short ? "P" : (attitudes[code] ?? "");
    byAttitude.set(group, [...(byAttitude.get(group) ?? []), code]);
  }
  return [...byAttitude].map(([group, codes]) => screen("items", codes, `items-${group}`));
}

/** Two questions at once, those of trust all together; what follows an answer stands beside it. */
function sideScreens(wave: Wave, questions: Record<string, Question>): Screen[] {
  const groups: string[][] = [];
  let trust: boolean | null = null;
  let base = 0;
  for (const code of wave.questions) {
    const question = questions[code];
    const isTrust = question?.kind === "trust";
    const last = groups.at(-1);
    const joins = last && (question?.after || (isTrust === trust && (isTrust || base < AT_ONCE)));
    if (joins) last.push(code);
    else groups.push([code]);
    base = joins ? base + (question?.after ? 0 : 1) : 1;
    trust = isTrust;
  }
  return groups.map((codes) => screen("sides", codes, `sides-${codes[0] ?? ""}`));
}

export function screensOf(draft: Draft, wave: Wave, kit: Kit): Screen[] {
  if (draft.consent === false) return [screen("consent"), screen("refused")];
  const one = kit.instruments[draft.instrument];
  const listing = draft.home === null ? [] : [screen("adults")];
  return [
    screen("consent"),
    ...listing,
    ...itemScreens(wave, one?.attitudes ?? {}),
    ...sideScreens(wave, one?.questions ?? {}),
    screen("place"),
    screen("who"),
    screen("traits", Object.keys(kit.traits.questions)),
    screen("end"),
  ];
}

/** The questions of a screen that wait for an answer; the last two may stay open. */
export function openOn(one: Screen, draft: Draft, kit: Kit): string[] {
  const questions = kit.instruments[draft.instrument]?.questions ?? {};
  if (one.kind === "consent") return draft.consent === null ? ["consent"] : [];
  if (one.kind === "refused") return draft.refusal ? [] : ["refusal"];
  if (one.kind === "adults") return draft.adults.length ? [] : ["adults"];
  if (one.kind === "items") return one.codes.filter((code) => draft.answers[code] === undefined);
  if (one.kind === "who") return [...(draft.sex ? [] : ["sex"]), ...(draft.age ? [] : ["age"])];
  if (one.kind !== "sides") return [];
  return one.codes.filter((code) => {
    const value = draft.sides[code];
    const question = questions[code];
    return question && isAsked(question, draft) && (value === undefined || (Array.isArray(value) && !value.length));
  });
}

export function unanswered(draft: Draft, wave: Wave): number {
  return wave.items.filter((code) => draft.answers[code] === undefined).length;
}
