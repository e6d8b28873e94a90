/**
 * The button that writes where the phone is: data-locates="latitude,longitude" names the fields,
 * data-point-url finds the village of the point. Without script there is no button.
 */

function control(form: HTMLFormElement, name: string | undefined): HTMLInputElement | null {
  const found = name ? form.elements.namedItem(name.trim()) : null;
  return found instanceof HTMLInputElement ? found : null;
}

export function whereAmI(): Promise<GeolocationPosition> {
  return new Promise((found, lost) => {
    navigator.geolocation.getCurrentPosition(found, lost, {
      enableHighAccuracy: true,
      timeout: 20_000,
      maximumAge: 60_000,
    });
  });
}

async function nameVillage(form: HTMLFormElement, address: string, coords: GeolocationCoordinates): Promise<void> {
  const url = new URL(address, location.href);
  url.searchParams.set("lat", coords.latitude.toFixed(5));
  url.searchParams.set("lng", coords.longitude.toFixed(5));
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const found = (await response.json()) as { code: string | null; path: string | null };
  if (!found.code) return;
  form
    .querySelector('[data-island~="areapick"]')
    ?.dispatchEvent(new CustomEvent("area:choose", { detail: { code: found.code, path: found.path ?? found.code } }));
}

export function locate(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("[data-locates]");
  if (!button || !navigator.geolocation || !isSecureContext) return;
  const [latitude, longitude] = (button.dataset["locates"] ?? "").split(",").map((n) => control(form, n));
  const say = form.querySelector<HTMLElement>("[data-located]");
  const found = ({ coords }: GeolocationPosition): void => {
    button.removeAttribute("aria-busy");
    if (latitude) latitude.value = coords.latitude.toFixed(5);
    if (longitude) longitude.value = coords.longitude.toFixed(5);
    if (say) say.textContent = `${say.dataset["located"] ?? ""} ±${Math.round(coords.accuracy)} m`;
    const address = button.dataset["pointUrl"];
    // Without a signal the point alone goes with the report, and the server names the village.
    if (address && navigator.onLine) void nameVillage(form, address, coords).catch(() => undefined);
  };
  const lost = (): void => {
    button.removeAttribute("aria-busy");
    if (say) say.textContent = say.dataset["lost"] ?? "";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    button.setAttribute("aria-busy", "true");
    void whereAmI().then(found, lost);
  });
}
