/**
 * The slider of days: says the day while it is dragged and opens it when the pointer lets go.
 * By keyboard nothing opens by itself: each key would be a page; the button opens the day.
 */
import { start } from "./start";

const DAY_MS = 86_400_000;

function dayAt(first: string, place: number): string {
  const moment = new Date(Date.parse(`${first}T00:00:00Z`) + place * DAY_MS);
  return moment.toLocaleDateString(document.documentElement.lang, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

export function mount(element: HTMLElement): void {
  const slider = element.querySelector<HTMLInputElement>("input[type=range]");
  const said = element.querySelector("output");
  if (!(element instanceof HTMLFormElement) || !slider || !said) return;
  const began = slider.value;
  slider.addEventListener("input", () => {
    const words = dayAt(element.dataset["first"] ?? "", slider.valueAsNumber);
    said.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  });
  slider.addEventListener("pointerup", () => {
    if (slider.value !== began) element.requestSubmit();
  });
}

start("slide", mount);
