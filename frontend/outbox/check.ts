/** Looks a report over before it is kept: what the server would refuse is told at its field at once. */
import type { Words } from "./show";

export interface Fault {
  control: HTMLElement;
  say: string;
}

const DAY = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const NUMBER = /^\d{1,6}$/;
const MARK = "data-fault";

/** Reads a date as people write it, day first; null where the calendar has no such day. */
export function dayOf(written: string): Date | null {
  const local = DAY.exec(written);
  const iso = ISO.exec(written);
  const parts = local ? [local[3], local[2], local[1]] : iso ? iso.slice(1) : null;
  if (!parts) return null;
  const [year, month, day] = parts.map(Number) as [number, number, number];
  const found = new Date(year, month - 1, day);
  return found.getFullYear() === year && found.getMonth() === month - 1 && found.getDate() === day ? found : null;
}

function written(form: HTMLFormElement, name: string): [HTMLElement, string] | null {
  const control = form.elements.namedItem(name);
  const writes = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  return writes && !control.disabled ? [control, control.value.trim()] : null;
}

function dayFault(form: HTMLFormElement, words: Words): Fault[] {
  const [control, value] = written(form, "day") ?? [];
  if (!control || !value) return [];
  const day = dayOf(value);
  if (!day) return [{ control, say: words("day_none") }];
  return day.getTime() > Date.now() ? [{ control, say: words("day_future") }] : [];
}

function numberFaults(form: HTMLFormElement, words: Words): Fault[] {
  return ["crowd", "injured"].flatMap((name) => {
    const [control, value] = written(form, name) ?? [];
    const fits = !value || NUMBER.test(value.replaceAll(".", ""));
    return control && !fits ? [{ control, say: words("number") }] : [];
  });
}

/** Returns what must be mended, in the order of the form; a nil report needs no words. */
export function faultsOf(form: HTMLFormElement, isNil: boolean, words: Words): Fault[] {
  const [text, told] = written(form, "text") ?? [];
  const empty: Fault[] = text && !told && !isNil ? [{ control: text, say: words("text") }] : [];
  return [...empty, ...dayFault(form, words), ...numberFaults(form, words)];
}

export function clearFaults(form: HTMLFormElement): void {
  for (const line of form.querySelectorAll(`p[${MARK}]`)) line.remove();
  for (const control of form.querySelectorAll(`[aria-invalid][${MARK}]`)) {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-errormessage");
    control.removeAttribute(MARK);
  }
}

/** Writes each fault under its field, and leads to the first. */
export function showFaults(faults: Fault[]): void {
  for (const [number, { control, say }] of faults.entries()) {
    const line = document.createElement("p");
    line.className = "err";
    line.id = `fault-${control.id || number}`;
    line.setAttribute(MARK, "");
    line.setAttribute("role", "alert");
    line.textContent = say;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-errormessage", line.id);
    control.setAttribute(MARK, "");
    control.after(line);
  }
  faults[0]?.control.focus();
  faults[0]?.control.scrollIntoView({ block: "center" });
}
