/** Small pieces of the form: elements, icons, and a question with large answers. */

type Child = Node | string | null;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  about: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(about)) made.setAttribute(name, value);
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

export function button(label: Child, kind: string, act: () => void): HTMLButtonElement {
  const made = el("button", { type: "button", class: `btn ${kind}`.trim() }, label);
  made.addEventListener("click", act);
  return made;
}

export function notice(words: Child, kind = ""): HTMLElement {
  return el("div", { class: `notice ${kind}`.trim() }, el("div", {}, el("p", {}, words)));
}

export interface Ask {
  code: string;
  words: string;
  lang?: string;
  options: [value: string, words: string][];
  chosen: string[];
  many?: boolean;
  /** scale: 1 to 5 side by side; many: small numbers; list: one below the other. */
  style: "scale" | "many" | "list";
  pick: (values: string[]) => void;
}

/** One question: a group of radio buttons or boxes that a thumb can hit. */
export function ask(one: Ask): HTMLFieldSetElement {
  const lang: Record<string, string> = one.lang ? { lang: one.lang } : {};
  const group = el("div", { class: `answers answers-${one.style}`, ...lang });
  const made = el("fieldset", { class: "ask", id: `b-${one.code}` }, el("legend", lang, one.words), group);
  for (const [value, words] of one.options) {
    const input = el("input", { type: one.many ? "checkbox" : "radio", name: one.code, value });
    input.checked = one.chosen.includes(value);
    const number = one.style === "list" ? null : el("b", {}, value);
    group.append(el("label", {}, input, el("span", {}, number, words ? el("small", {}, words) : null)));
  }
  group.addEventListener("change", () => {
    const inputs = [...group.querySelectorAll("input")];
    made.querySelector(".err")?.remove();
    one.pick(inputs.filter((input) => input.checked).map((input) => input.value));
  });
  return made;
}

/** Writes under a question that it still waits, and leads there. */
export function fault(holder: Element | null, words: string): void {
  if (!holder) return;
  holder.querySelector(".err")?.remove();
  holder.append(el("p", { class: "err", role: "alert" }, words));
}

export function lead(holder: Element | null): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  holder?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
