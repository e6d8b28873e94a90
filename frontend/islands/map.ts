/**
 * The office map: areas from one GeoJSON (data-url) in the colours of the look, points clustered
 * by the server for what is in view (data-points-url). No tiles, no fonts, nothing from elsewhere.
 * Properties of an area: code, name, words, link, class (0 to 5, or null for "tidak ada data").
 * Properties of a point: count, words, link.
 */
import "../styles/map-library.css";
import type { FeatureCollection, Geometry, Point } from "geojson";
import {
  LngLatBounds,
  Map as LibreMap,
  Marker,
  NavigationControl,
  Popup,
  setWorkerUrl,
  type MapGeoJSONFeature,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { start } from "./start";

interface AreaProperties {
  code: string;
  name: string;
  words: string;
  link: string;
  class: number | null;
}
interface PointProperties {
  count: number;
  words: string;
  link: string;
}
type Areas = FeatureCollection<Geometry, AreaProperties>;
type Points = FeatureCollection<Point, PointProperties>;

const CLASSES = 6;
setWorkerUrl(workerUrl);

function colour(element: HTMLElement, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

function fills(element: HTMLElement): unknown[] {
  const scale = element.dataset["scale"] === "level" ? "--l" : "--m";
  const classes = element.dataset["scale"] === "level" ? 4 : CLASSES;
  const steps = Array.from({ length: classes }, (_, i) => [i, colour(element, `${scale}${i}`)]).flat();
  return ["match", ["get", "class"], ...steps, colour(element, "--sheet")];
}

function eachPosition(geometry: Geometry, visit: (x: number, y: number) => void): void {
  if (geometry.type === "GeometryCollection") {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number" && typeof value[1] === "number") visit(value[0], value[1]);
    else value.forEach(walk);
  };
  walk(geometry.coordinates);
}

function boundsOf(areas: Areas): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const area of areas.features) {
    if (area.geometry) eachPosition(area.geometry, (x, y) => bounds.extend([x, y]));
  }
  return bounds;
}

function popupContent(name: string, words: string, link: string, open: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "map-popup";
  const title = document.createElement("b");
  title.textContent = name;
  const say = document.createElement("span");
  say.textContent = words;
  box.append(title, say);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link;
    anchor.textContent = open;
    box.append(anchor);
  }
  return box;
}

class OfficeMap {
  private markers: Marker[] = [];
  private asked = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly map: LibreMap,
  ) {}

  drawAreas(areas: Areas): void {
    const { element, map } = this;
    map.addSource("areas", { type: "geojson", data: areas, promoteId: "code" });
    map.addLayer({
      id: "areas",
      type: "fill",
      source: "areas",
      paint: { "fill-color": fills(element) as never, "fill-opacity": 1 },
    });
    map.addLayer({
      id: "borders",
      type: "line",
      source: "areas",
      paint: { "line-color": colour(element, "--edge"), "line-width": 0.8 },
    });
    map.addLayer({
      id: "chosen",
      type: "line",
      source: "areas",
      filter: ["==", ["get", "code"], ""],
      paint: { "line-color": colour(element, "--ink"), "line-width": 3 },
    });
    map.on("click", "areas", (event) => {
      const area = event.features?.[0];
      if (area) this.open(area, event.lngLat);
    });
    map.on("mousemove", "areas", () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", "areas", () => (map.getCanvas().style.cursor = ""));
  }

  private open(area: MapGeoJSONFeature, at: { lng: number; lat: number }): void {
    const facts = area.properties as AreaProperties;
    this.map.setFilter("chosen", ["==", ["get", "code"], facts.code]);
    new Popup({ maxWidth: "18rem", focusAfterOpen: true })
      .setLngLat(at)
      .setDOMContent(popupContent(facts.name, facts.words, facts.link, this.element.dataset["open"] ?? ""))
      .addTo(this.map);
  }

  /** The colours are those of the theme, so they are read again when the theme turns. */
  recolour(): void {
    if (!this.map.getLayer("areas")) return;
    this.map.setPaintProperty("areas", "fill-color", fills(this.element) as never);
    this.map.setPaintProperty("borders", "line-color", colour(this.element, "--edge"));
    this.map.setPaintProperty("chosen", "line-color", colour(this.element, "--ink"));
  }

  async drawPoints(): Promise<void> {
    const address = this.element.dataset["pointsUrl"];
    if (!address) return;
    this.asked.abort();
    this.asked = new AbortController();
    const url = new URL(address, location.href);
    const view = this.map.getBounds();
    url.searchParams.set("bbox", view.toArray().flat().map((x) => x.toFixed(4)).join(","));
    url.searchParams.set("zoom", this.map.getZoom().toFixed(1));
    try {
      const response = await fetch(url, { signal: this.asked.signal });
      if (!response.ok) return;
      const points = (await response.json()) as Points;
      for (const marker of this.markers) marker.remove();
      this.markers = points.features.map((point) => this.marker(point.geometry, point.properties));
    } catch (failure) {
      if (!(failure instanceof DOMException && failure.name === "AbortError")) throw failure;
    }
  }

  private marker(at: Point, facts: PointProperties): Marker {
    const anchor = document.createElement("a");
    anchor.className = `map-point map-point-${Math.min(3, Math.floor(Math.log10(Math.max(1, facts.count))))}`;
    anchor.href = facts.link;
    anchor.textContent = new Intl.NumberFormat(document.documentElement.lang).format(facts.count);
    anchor.setAttribute("aria-label", facts.words);
    anchor.title = facts.words;
    return new Marker({ element: anchor }).setLngLat(at.coordinates as [number, number]).addTo(this.map);
  }
}

function makeMap(element: HTMLElement, areas: Areas): LibreMap {
  const canvas = document.createElement("div");
  element.append(canvas);
  element.classList.remove("map-off");
  return new LibreMap({
    container: canvas,
    style: { version: 8, sources: {}, layers: [] },
    bounds: boundsOf(areas),
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    locale: JSON.parse(element.dataset["locale"] ?? "{}") as Record<string, string>,
  });
}

async function draw(element: HTMLElement): Promise<void> {
  const response = await fetch(element.dataset["url"] ?? "", { headers: { Accept: "application/geo+json, application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  const areas = (await response.json()) as Areas;
  if (!areas.features.length) return;
  const map = makeMap(element, areas);
  map.getCanvas().setAttribute("aria-label", element.dataset["label"] ?? "");
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  const office = new OfficeMap(element, map);
  map.on("load", () => {
    office.drawAreas(areas);
    void office.drawPoints();
    element.dataset["drawn"] = String(areas.features.length);
  });
  map.on("moveend", () => void office.drawPoints());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => office.recolour());
}

export function mount(element: HTMLElement): void {
  const inner = [...element.children];
  draw(element).then(
    () => {
      if (element.querySelector(".maplibregl-map")) for (const part of inner) part.remove();
    },
    () => {
      // No WebGL or no answer: what the server drew stays, and a sentence says why.
      const say = document.createElement("p");
      say.className = "hint";
      say.textContent = element.dataset["failed"] ?? "";
      element.classList.add("map-off");
      element.append(say);
    },
  );
}

start("map", mount);
