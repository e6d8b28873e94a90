/** Shows a field only while a choice calls for it: data-only-with="when=other" on what holds it. */

function fit(form: HTMLFormElement, holder: HTMLElement): void {
  const [name, value] = (holder.dataset["onlyWith"] ?? "").split("=");
  const fits = name !== undefined && new FormData(form).get(name) === value;
  holder.hidden = !fits;
  for (const control of holder.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
    control.disabled = !fits;
  }
}

/** A hidden field is not sent; without script it stays open. */
export function showOnlyWith(form: HTMLFormElement): void {
  const holders = [...form.querySelectorAll<HTMLElement>("[data-only-with]")];
  if (!holders.length) return;
  const refit = (): void => holders.forEach((holder) => fit(form, holder));
  form.addEventListener("change", refit);
  form.addEventListener("reset", () => window.setTimeout(refit));
  refit();
}
