/** Turns the form into a report to keep, and a kept report back into the form. */
import { ownerOf } from "./owner";
import { shrink } from "./photo";
import { fresh, newUuid, type Item, type Photo } from "./store";

const TITLE_LENGTH = 70;

function labelOf(control: Element): string {
  const legend = control.closest("fieldset")?.querySelector("legend");
  if (legend && control instanceof HTMLInputElement && control.type === "radio") {
    return legend.textContent?.trim() ?? "";
  }
  const label = (control as HTMLInputElement).labels?.[0];
  return label?.firstChild?.textContent?.trim() ?? "";
}

function spoken(form: HTMLFormElement, name: string): string {
  const control = form.elements.namedItem(name);
  if (control instanceof Element) return labelOf(control);
  return control instanceof RadioNodeList && control[0] instanceof Element ? labelOf(control[0]) : "";
}

/** Returns the first words; only a report sent as nil is titled so. */
export function titleOf(form: HTMLFormElement, data: FormData, nil: string): string {
  const field = form.dataset["titleField"] ?? "text";
  const words = String(data.get(field) ?? "").trim().replace(/\s+/g, " ");
  if (!words) return data.get("nil") ? nil : "";
  return words.length > TITLE_LENGTH ? `${words.slice(0, TITLE_LENGTH - 1)}…` : words;
}

export async function itemOf(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  words: { nil: string },
): Promise<Item> {
  const data = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name) data.set(submitter.name, submitter.value);
  data.delete("csrfmiddlewaretoken");
  const made = Date.now();
  if (form.dataset["madeField"]) data.set(form.dataset["madeField"], String(made));
  const fields: Item["fields"] = [];
  const photos: Photo[] = [];
  for (const [field, value] of data.entries()) {
    if (typeof value === "string") {
      fields.push([field, value, spoken(form, field)]);
    } else if (value.size) {
      const blob = await shrink(value);
      const name = blob === value ? value.name : value.name.replace(/\.\w+$/, "") + ".jpg";
      photos.push({ field, name, blob });
    }
  }
  const title = titleOf(form, data, words.nil);
  const uuid = form.dataset["mending"] ?? newUuid();
  return fresh({ uuid, owner: ownerOf(form), kind: "report", made, title, fields, photos });
}

/** A report as the form itself would post it. */
export function bodyOf(item: Item, uuidField: string): FormData {
  const data = new FormData();
  for (const [name, value] of item.fields) data.append(name, value);
  data.set(uuidField, item.uuid);
  for (const photo of item.photos) data.append(photo.field, photo.blob, photo.name);
  return data;
}

/** Puts a refused report back to be mended; sent again it keeps its identity. */
export function fill(form: HTMLFormElement, item: Item): void {
  form.reset();
  form.dataset["mending"] = item.uuid;
  // Other islands put their own defaults back after a reset; what was written comes last.
  window.setTimeout(() => putBack(form, item));
}

function putBack(form: HTMLFormElement, item: Item): void {
  for (const [name, value] of item.fields) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) {
      control.value = value;
    } else if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
      control.checked = control.value === value;
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      if (control.type !== "file") control.value = value;
    }
  }
  form.dispatchEvent(new Event("change"));
  form.scrollIntoView({ block: "start" });
  form.querySelector<HTMLElement>("textarea, input:not([type=hidden])")?.focus();
}
