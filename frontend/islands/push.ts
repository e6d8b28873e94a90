/**
 * Registers this browser for calls by web push. The form names data-key (the house's public key),
 * data-worker, and the sentences data-unfit, data-denied, data-failed; its hidden fields are
 * filled here and sent as a plain form. [data-browser] holds the digest of a registered browser.
 */
import { start } from "./start";

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function isSame(left: ArrayBuffer | null | undefined, right: Uint8Array): boolean {
  const other = new Uint8Array(left ?? new ArrayBuffer(0));
  return other.length === right.length && other.every((value, at) => value === right[at]);
}

/** A browser subscribes only under a worker that runs. */
async function running(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return;
  await new Promise<void>((done, failed) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") failed(new Error("the worker did not start"));
    });
  });
}

class Push {
  private readonly button: HTMLButtonElement | null;
  private readonly why: HTMLElement | null;

  constructor(private readonly form: HTMLFormElement) {
    this.button = form.querySelector("button");
    this.why = form.querySelector("[data-why]");
  }

  private say(name: "unfit" | "denied" | "failed" | ""): void {
    if (!this.why) return;
    this.why.textContent = name ? (this.form.dataset[name] ?? "") : "";
    this.why.hidden = !name;
  }

  private async held(): Promise<PushSubscription | null> {
    const worker = new URL(this.form.dataset["worker"] ?? "", location.href);
    const registration = await navigator.serviceWorker.getRegistration(new URL("./", worker).href);
    return (await registration?.pushManager.getSubscription()) ?? null;
  }

  private async subscribed(): Promise<PushSubscription> {
    const registration = await navigator.serviceWorker.register(this.form.dataset["worker"] ?? "");
    await running(registration);
    const key = bytes(this.form.dataset["key"] ?? "");
    const old = await registration.pushManager.getSubscription();
    if (old && isSame(old.options.applicationServerKey, key)) return old;
    await old?.unsubscribe();
    return registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  }

  private fill(subscription: PushSubscription): void {
    const { endpoint, keys } = subscription.toJSON();
    const values = { endpoint, p256dh: keys?.["p256dh"], auth: keys?.["auth"] };
    for (const [name, value] of Object.entries(values)) {
      const field = this.form.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field) field.value = value ?? "";
    }
  }

  private async register(): Promise<void> {
    this.say("");
    this.button?.setAttribute("aria-busy", "true");
    try {
      this.fill(await this.subscribed());
      this.form.submit();
    } catch {
      this.say(Notification.permission === "denied" ? "denied" : "failed");
      this.button?.removeAttribute("aria-busy");
    }
  }

  private async markHere(): Promise<boolean> {
    const subscription = await this.held();
    if (!subscription) return false;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(subscription.endpoint));
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const mark = document.querySelector<HTMLElement>(`[data-browser="${hex}"] [data-here]`);
    if (mark) mark.hidden = false;
    return mark !== null;
  }

  async begin(): Promise<void> {
    const fits = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
    if (!fits) return this.say("unfit");
    if (Notification.permission === "denied") return this.say("denied");
    this.say("");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.button?.hasAttribute("aria-busy")) void this.register();
    });
    if (!(await this.markHere()) && this.button) this.button.hidden = false;
  }
}

export function mount(element: HTMLElement): void {
  if (element instanceof HTMLFormElement) void new Push(element).begin();
}

start("push", mount);
