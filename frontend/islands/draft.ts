/**
 * Keeps what is being written in a form until the server has it: over a closed tab, an ended
 * session, a refused save. The form names itself by data-draft (or data-key); the owner of the page
 * keeps people apart.
 * A form that the server gives back with what was sent (data-bound) is newer than any draft.
 * Passwords, files and fields marked data-sealed are never kept.
 */
import { ownerOf } from "../outbox/owner";
import { start } from "./start";

const PREFIX = "serasi:draft:";
const SENT = "serasi:sent";
const KEPT_DAYS = 7;
const PAUSE_MS = 400;

type Values = [name: string, value: string][];

interface Draft {
  at: number;
  values: Values;
}

function isKept(control: Element): boolean {
  if (control instanceof HTMLInputElement) {
    if (["password", "file", "hidden", "submit", "button"].includes(control.type)) {
      return control.type === "hidden" && control.hasAttribute("data-kept");
    }
  }
  return !control.closest("[data-sealed]") && (control as HTMLInputElement).name !== "";
}

function controlsOf(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[] {
  return [...form.elements].filter(
    (c): c is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (c instanceof HTMLInputElement || c instanceof HTMLTextAreaElement || c instanceof HTMLSelectElement) &&
      isKept(c),
  );
}

function valuesOf(form: HTMLFormElement): Values {
  const kept = new Set(controlsOf(form).map((c) => c.name));
  return [...new FormData(form).entries()].flatMap(([name, value]): Values =>
    typeof value === "string" && kept.has(name) ? [[name, value]] : [],
  );
}

function put(form: HTMLFormElement, values: Values): void {
  for (const control of controlsOf(form)) {
    const said = values.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) {
      control.checked = said.includes(control.value);
    } else if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = said.includes(option.value);
    } else if (said[0] !== undefined) {
      control.value = said[0];
    }
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function keyOf(form: HTMLFormElement): string {
  const name = form.dataset["draft"] ?? form.dataset["key"] ?? location.pathname;
  return `${PREFIX}${ownerOf(form)}:${name}`;
}

function read(key: string): Draft | null {
  const text = localStorage.getItem(key);
  if (!text) return null;
  try {
    const draft = JSON.parse(text) as Draft;
    return Date.now() - draft.at < KEPT_DAYS * 86_400_000 ? draft : null;
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}

function clock(moment: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(moment);
}

function offerToDrop(form: HTMLFormElement, draft: Draft, before: Values, key: string): void {
  const kept = document.getElementById("kata");
  const notice = document.createElement("div");
  notice.className = "notice notice-soga";
  notice.setAttribute("role", "status");
  const words = document.createElement("div");
  words.className = "draft-say";
  const say = document.createElement("p");
  say.textContent = (kept?.dataset["draftSay"] ?? "{at}").replace("{at}", clock(draft.at));
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn";
  drop.textContent = kept?.dataset["draftDrop"] ?? "×";
  drop.addEventListener("click", () => {
    localStorage.removeItem(key);
    put(form, before);
    notice.remove();
  });
  words.append(say, drop);
  notice.append(words);
  form.prepend(notice);
}

/** Forgets a draft whose form was sent and answered by anything but a refusal. */
export function settle(): void {
  const key = sessionStorage.getItem(SENT);
  if (!key) return;
  sessionStorage.removeItem(SENT);
  const refused = document.querySelector(".refusal, .gate, [aria-invalid=true], .notice-wrong[role=alert]");
  if (!refused) localStorage.removeItem(key);
}

export function forgetAll(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}

export function mount(element: HTMLElement): void {
  if (!(element instanceof HTMLFormElement)) return;
  settle();
  const key = keyOf(element);
  const before = valuesOf(element);
  const draft = "bound" in element.dataset ? null : read(key);
  if (draft && JSON.stringify(draft.values) !== JSON.stringify(before)) {
    put(element, draft.values);
    offerToDrop(element, draft, before, key);
  }
  let timer = 0;
  const save = (): void => {
    const values = valuesOf(element);
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values } satisfies Draft));
  };
  element.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(save, PAUSE_MS);
  });
  element.addEventListener("submit", () => {
    clearTimeout(timer);
    save();
    sessionStorage.setItem(SENT, key);
  });
  element.addEventListener("reset", () => {
    clearTimeout(timer);
    localStorage.removeItem(key);
    sessionStorage.removeItem(SENT);
  });
}

start("draft", mount);
