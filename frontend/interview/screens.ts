/** Draws the screens of an interview; what is chosen is written into the draft and kept at once. */
import { whereAmI } from "../outbox/locate";
import { isAsked, type Draft } from "./draft";
import { ask, button, el, lead, notice, type Ask } from "./draw";
import { listing } from "./listing";
import type { Kit, Language, Question, Wave } from "./kit";
import { unanswered, type Screen } from "./plan";
import { slipOf } from "./slip";

export interface Scene {
  draft: Draft;
  wave: Wave;
  kit: Kit;
  language: Language;
  words: (key: string) => string;
  keep: () => void;
  redraw: () => void;
}

export function languageOf(draft: Draft, kit: Kit): Language {
  const languages = kit.instruments[draft.instrument]?.languages ?? [];
  const found = languages.find((one) => one.code === draft.language) ?? languages[0];
  if (!found) throw new Error(`no questionnaire ${draft.instrument}`);
  return found;
}

function read(words: string, language: Language): HTMLElement {
  return el("p", { class: "read", lang: language.code }, words);
}

/** The choice of language stands on every screen that is read aloud. */
export function speech(scene: Scene): HTMLElement {
  const { draft, kit, language, words } = scene;
  const select = el("select", { id: "bahasa", "aria-label": words("language") });
  for (const one of kit.instruments[draft.instrument]?.languages ?? []) {
    const option = el("option", { value: one.code }, one.note ? `${one.name} (${words("untested")})` : one.name);
    option.selected = one.code === language.code;
    select.append(option);
  }
  select.addEventListener("change", () => {
    draft.language = select.value;
    scene.keep();
    scene.redraw();
  });
  const made = el("div", { class: "stack stack-s" }, select);
  if (language.note) made.append(notice(language.note, "notice-soga"));
  return made;
}

function consent(scene: Scene): HTMLElement[] {
  const { draft, language, words } = scene;
  const pick = (values: string[]): void => {
    draft.consent = values[0] === "yes";
    scene.keep();
  };
  const chosen = draft.consent === null ? [] : [draft.consent ? "yes" : "no"];
  const options: Ask["options"] = [["yes", words("yes")], ["no", words("no")]];
  return [
    el("p", { class: "hint" }, words("read_out")),
    read(language.consent, language),
    ask({ code: "consent", words: words("agrees"), options, chosen, style: "list", pick }),
  ];
}

function refused(scene: Scene): HTMLElement[] {
  const { draft, kit, words } = scene;
  const pick = ([value]: string[]): void => {
    draft.refusal = value ?? "";
    scene.keep();
  };
  const chosen = [draft.refusal];
  return [ask({ code: "refusal", words: words("why_refused"), options: kit.refusals, chosen, style: "list", pick })];
}

function items(scene: Scene, codes: string[]): HTMLElement[] {
  const { draft, language } = scene;
  const options = Object.entries(language.scale);
  const made = codes.map((code, place) =>
    ask({
      code,
      words: language.texts[code] ?? code,
      lang: language.code,
      options,
      chosen: [String(draft.answers[code] ?? "")],
      style: "scale",
      pick: ([value]) => {
        const isNew = draft.answers[code] === undefined;
        draft.answers[code] = Number(value);
        scene.keep();
        if (isNew) lead(made[place + 1] ?? document.querySelector(".interview .actbar"));
      },
    }),
  );
  return [read(language.reading, language), ...made];
}

function chosenOf(value: number | number[] | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function side(scene: Scene, code: string, question: Question, texts: Record<string, string>, lang: string): HTMLElement {
  const { draft, language } = scene;
  const isTrust = question.kind === "trust";
  const isMany = question.kind === "many";
  const missing = question.missing.map((n, at): [string, string] => [String(n), language.scale[at ? "9" : "8"] ?? ""]);
  const options = question.options.map((n): [string, string] => [String(n), isTrust ? "" : (texts[`${code}.${n}`] ?? "")]);
  return ask({
    code,
    words: texts[code] ?? code,
    ...(lang ? { lang } : {}),
    options: [...options, ...missing],
    chosen: chosenOf(draft.sides[code]),
    many: isMany,
    style: isTrust ? "many" : "list",
    pick: (values) => {
      const numbers = values.map(Number);
      draft.sides[code] = isMany ? numbers : (numbers[0] ?? 0);
      scene.keep();
      followUp(scene, code);
    },
  });
}

/** Opens or closes what is only asked after this answer. */
function followUp(scene: Scene, code: string): void {
  const questions = scene.kit.instruments[scene.draft.instrument]?.questions ?? {};
  for (const [other, question] of Object.entries(questions)) {
    if (question.after?.[0] !== code) continue;
    const holder = document.getElementById(`b-${other}`);
    if (holder) holder.hidden = !isAsked(question, scene.draft);
  }
}

function sides(scene: Scene, codes: string[]): HTMLElement[] {
  const questions = scene.kit.instruments[scene.draft.instrument]?.questions ?? {};
  return codes.flatMap((code) => {
    const question = questions[code];
    if (!question) return [];
    const made = side(scene, code, question, scene.language.texts, scene.language.code);
    made.hidden = !isAsked(question, scene.draft);
    return [made];
  });
}

function place(scene: Scene): HTMLElement[] {
  const { draft, words } = scene;
  const say = el("p", { class: "hint", role: "status" });
  const tell = (): void => {
    if (draft.point) say.textContent = `${words("located")} ±${Math.round(draft.point.accuracy)} m`;
  };
  const find = button(words("locate"), "btn-big btn-wide", () => {
    find.setAttribute("aria-busy", "true");
    const done = (): void => find.removeAttribute("aria-busy");
    whereAmI().then(
      ({ coords }) => {
        const round = (n: number): number => Math.round(n * 1e5) / 1e5;
        draft.point = { lat: round(coords.latitude), lng: round(coords.longitude), accuracy: Math.round(coords.accuracy) };
        scene.keep();
        done();
        tell();
      },
      () => {
        done();
        say.textContent = words("not_located");
      },
    );
  });
  tell();
  const can = "geolocation" in navigator && isSecureContext;
  return [el("p", {}, words("why_located")), can ? find : notice(words("no_gps")), say];
}

function who(scene: Scene): HTMLElement[] {
  const { draft, kit, words } = scene;
  const set = (name: "sex" | "age") => ([value]: string[]): void => {
    draft[name] = value ?? "";
    scene.keep();
  };
  return [
    ask({ code: "sex", words: words("sex"), options: kit.sexes, chosen: [draft.sex], style: "list", pick: set("sex") }),
    ask({ code: "age", words: words("age_group"), options: kit.ages, chosen: [draft.age], style: "list", pick: set("age") }),
  ];
}

function traits(scene: Scene, codes: string[]): HTMLElement[] {
  const { questions, texts } = scene.kit.traits;
  const made = codes.flatMap((code) => {
    const question = questions[code];
    return question ? [side(scene, code, question, texts, "")] : [];
  });
  return [el("p", { class: "hint" }, scene.words("may_stay_open")), ...made];
}

function end(scene: Scene): HTMLElement[] {
  const { draft, wave, language, words } = scene;
  const open = unanswered(draft, wave);
  const slip = el(
    "div",
    { class: "receipt" },
    el("h2", {}, words("slip")),
    el("p", { class: "receipt-no", "data-slip": "" }, slipOf(draft.uuid)),
    el("p", {}, words("slip_use")),
  );
  const made: HTMLElement[] = [slip];
  if (open) made.unshift(notice(`${words("left_open")} ${open}.`, "notice-soga"));
  if (wave.contact) {
    made.push(el("div", { class: "notice" }, el("div", {}, read(language.ldp, language), el("p", {}, el("b", {}, wave.contact)))));
  }
  return made;
}

/** Returns the inside of a screen. */
export function drawn(scene: Scene, one: Screen): HTMLElement[] {
  switch (one.kind) {
    case "consent":
      return consent(scene);
    case "refused":
      return refused(scene);
    case "adults":
      return listing(scene);
    case "items":
      return items(scene, one.codes);
    case "sides":
      return sides(scene, one.codes);
    case "place":
      return place(scene);
    case "who":
      return who(scene);
    case "traits":
      return traits(scene, one.codes);
    case "end":
      return end(scene);
  }
}

export const SPOKEN = new Set<Screen["kind"]>(["consent", "items", "sides"]);
