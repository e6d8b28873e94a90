/** Mounts an island on every element that asks for it, also on those htmx brings later. */

export type Mount = (element: HTMLElement) => void;

export function start(name: string, mount: Mount): void {
  const mountIn = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>(`[data-island~="${name}"]`)) {
      const key = `on${name}`;
      if (element.dataset[key]) continue;
      element.dataset[key] = "1";
      mount(element);
    }
  };
  mountIn(document);
  document.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Element && event.target.parentElement) {
      mountIn(event.target.parentElement);
    }
  });
}
