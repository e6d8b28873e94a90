/** Shows calls that come by web push while no page is open, and tells the house that they were shown. */

interface Told {
  title?: string;
  body?: string;
  link?: string;
  urgent?: boolean;
  tag?: string;
  door?: string;
  receipt?: string;
}
interface Pushed extends Event {
  readonly data: { json(): Told } | null;
  waitUntil(work: Promise<unknown>): void;
}
interface Clicked extends Event {
  readonly notification: Notification;
  waitUntil(work: Promise<unknown>): void;
}
interface Window {
  readonly url: string;
  focus(): Promise<unknown>;
}
export interface CallScope extends EventTarget {
  readonly registration: {
    showNotification(title: string, options: NotificationOptions & { renotify?: boolean }): Promise<void>;
  };
  readonly clients: {
    matchAll(which: { type: "window"; includeUncontrolled: boolean }): Promise<readonly Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

const PAUSES_MS = [0, 5_000];

function read(event: Pushed): Told {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
}

/** An address of this house, whatever name of the house it was written with. */
function here(address: string): string {
  try {
    const { pathname, search, hash } = new URL(address, location.origin);
    return new URL(pathname + search + hash, location.origin).href;
  } catch {
    return `${location.origin}/`;
  }
}

async function confirmShown(told: Told): Promise<void> {
  if (!told.door || !told.receipt) return;
  for (const pause of PAUSES_MS) {
    await new Promise((done) => setTimeout(done, pause));
    try {
      const answer = await fetch(here(told.door), { method: "POST", body: told.receipt, credentials: "omit" });
      if (answer.status < 500) return;
    } catch {
      // Without an answer the house takes the call for not shown, and goes on by the next channel.
    }
  }
}

async function show(scope: CallScope, told: Told): Promise<void> {
  const tag = told.tag ?? "";
  const urgent = told.urgent === true;
  await scope.registration.showNotification(told.title || "Serasi", {
    body: told.body ?? "",
    tag,
    lang: "id",
    requireInteraction: urgent,
    ...(tag ? { renotify: urgent } : {}),
    data: here(told.link || "/"),
  });
  await confirmShown(told);
}

async function open(scope: CallScope, notification: Notification): Promise<void> {
  const address = String(notification.data);
  notification.close();
  const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find((one) => one.url === address);
  await (shown ? shown.focus() : scope.clients.openWindow(address));
}

export function listen(scope: CallScope): void {
  scope.addEventListener("push", (event) => {
    const pushed = event as Pushed;
    pushed.waitUntil(show(scope, read(pushed)));
  });
  scope.addEventListener("notificationclick", (event) => {
    const clicked = event as Clicked;
    clicked.waitUntil(open(scope, clicked.notification));
  });
}
