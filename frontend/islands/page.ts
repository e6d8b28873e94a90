/** What every page gains from script: questions before acts, copying, menus that close. */
import { showOnlyWith } from "../outbox/only";
import { forgetAll, settle } from "./draft";

const ISLANDS: Record<string, () => Promise<unknown>> = {
  queue: () => import("./queue"),
  areapick: () => import("./areapick"),
  map: () => import("./map"),
  slide: () => import("./slide"),
  push: () => import("./push"),
};

/** Fetches the islands that the page asks for; each then mounts itself. */
function fetchIslands(root: ParentNode): void {
  for (const [name, fetchIsland] of Object.entries(ISLANDS)) {
    if (root.querySelector(`[data-island~="${name}"]`)) void fetchIsland();
  }
}

function openDialogs(root: HTMLElement): void {
  for (const dialog of root.querySelectorAll<HTMLDialogElement>("dialog[data-dialog]")) {
    if (dialog.classList.contains("dialog-demo")) continue;
    dialog.removeAttribute("open");
  }
  root.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const opener = target?.closest<HTMLElement>("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset["opens"] ?? "");
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
    const closer = target?.closest("[data-closes]")?.closest("dialog");
    if (closer && !closer.classList.contains("dialog-demo")) closer.close();
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const words = document.getElementById(button.dataset["copies"] ?? "");
  if (!words) return;
  const label = button.querySelector("span") ?? button;
  try {
    await navigator.clipboard.writeText(words.textContent ?? "");
    label.textContent = button.dataset["done"] ?? "";
  } catch {
    // The clipboard is closed to pages without https: leave the words selected instead.
    getSelection()?.selectAllChildren(words);
  }
}

function copyButtons(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}

function backButtons(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-back]")) {
    button.hidden = history.length < 2;
    button.addEventListener("click", () => history.back());
  }
}

function closeMenus(root: HTMLElement): void {
  const menus = [...root.querySelectorAll<HTMLDetailsElement>("details[data-menu]")];
  document.addEventListener("click", (event) => {
    for (const menu of menus) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus.filter((m) => m.open)) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

/** A second press would send twice; the button says that the first one is on its way. */
function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset["sending"]) {
      event.preventDefault();
      return;
    }
    form.dataset["sending"] = "1";
    if (event.submitter instanceof HTMLElement) event.submitter.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]")) {
      delete form.dataset["sending"];
    }
    for (const button of document.querySelectorAll("button[aria-busy]:not([data-demo])")) {
      button.removeAttribute("aria-busy");
    }
  });
}

/** Forgets the pages of field forms, which carry the name and tasks of a person. */
async function clearShelves(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith("serasi-field-")) await caches.delete(name);
  }
}

/** Who leaves a shared computer leaves no drafts on it, and no field form under their name. */
function leave(root: HTMLElement): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-leaves]")) {
    form.addEventListener("submit", () => {
      forgetAll();
      if ("caches" in window) void clearShelves();
    });
  }
}

export function mount(element: HTMLElement): void {
  openDialogs(element);
  copyButtons(element);
  backButtons(element);
  closeMenus(element);
  sendOnce();
  leave(element);
  for (const form of element.querySelectorAll("form")) showOnlyWith(form);
  settle();
  fetchIslands(element);
  element.addEventListener("htmx:load", () => fetchIslands(element));
}

mount(document.body);
