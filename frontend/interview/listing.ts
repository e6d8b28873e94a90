/** The adults of a household, without names, and whom Kish's card then chooses, step by step. */
import { button, el, fault } from "./draw";
import { chosenOf, groupOf, isAge, type Adult } from "./kish";
import type { Scene } from "./screens";

function adultWords(one: Adult, scene: Scene): string {
  const sex = scene.kit.sexes.find(([key]) => key === one.sex)?.[1] ?? one.sex;
  return `${sex}, ${one.age} ${scene.words("years")}`;
}

function steps(scene: Scene): HTMLElement {
  const { draft, kit, words } = scene;
  const chosen = chosenOf(kit, draft, draft.adults);
  if (!chosen) return el("p", { class: "hint" }, words("list_first"));
  const { order, number } = chosen;
  const lines = order.map((adult, at) => el("li", {}, at === number - 1 ? el("b", {}, adultWords(adult, scene)) : adultWords(adult, scene)));
  const turn = kit.sexes.find(([key]) => key === draft.turn)?.[1] ?? "";
  const sum = `${words("table")} ${draft.table}, ${order.length} ${words("adults")} → ${words("number")} ${number}`;
  return el(
    "div",
    { class: "receipt" },
    el("h2", {}, `${words("interview_this")}: ${adultWords(chosen.adult, scene)}`),
    chosen.byTurn ? el("p", {}, `${words("turn")}: ${turn}.`) : null,
    el("ol", {}, ...lines),
    el("p", { class: "code" }, sum),
    el("p", { class: "hint" }, words("no_swap")),
  );
}

/** Whom the card chose is told before, so that sex and age stand there already. */
function take(scene: Scene): void {
  const { draft, kit } = scene;
  const one = chosenOf(kit, draft, draft.adults)?.adult;
  draft.sex = one?.sex ?? "";
  draft.age = one ? groupOf(one.age, kit.ages) : "";
  scene.keep();
}

export function listing(scene: Scene): HTMLElement[] {
  const { draft, kit, words } = scene;
  const result = el("div", { "aria-live": "polite" });
  const rows = el("ul", { class: "ticks" });
  const age = el("input", { id: "umur", inputmode: "numeric", maxlength: "3", autocomplete: "off" });
  const adding = el("div", { class: "field", id: "b-adults" }, el("label", { for: "umur" }, words("age")), age);
  const show = (): void => {
    rows.replaceChildren(
      ...draft.adults.map((one, at) => {
        const drop = button(words("remove"), "btn-bare", () => {
          draft.adults.splice(at, 1);
          changed();
        });
        drop.setAttribute("aria-label", `${words("remove")} ${adultWords(one, scene)}`);
        return el("li", {}, el("span", {}, `${at + 1}.`), el("span", {}, adultWords(one, scene)), drop);
      }),
    );
    result.replaceChildren(steps(scene));
  };
  const changed = (): void => {
    take(scene);
    show();
  };
  const adders = kit.sexes.map(([sex, label]) =>
    button(`+ ${label}`, "btn-big btn-grow", () => {
      const years = Number(age.value.trim() || NaN);
      if (!isAge(years)) {
        fault(adding, words("age_wrong"));
        age.focus();
        return;
      }
      adding.querySelector(".err")?.remove();
      draft.adults.push({ sex, age: years });
      age.value = "";
      changed();
      age.focus();
    }),
  );
  show();
  return [
    el("p", {}, words("who_counts")),
    rows,
    adding,
    el("div", { class: "row" }, ...adders),
    result,
  ];
}
