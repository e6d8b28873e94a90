/** Writes all waiting reports, photos too, into one file that any phone can open and forward. */
import type { Item } from "./store";
import { when, type Words } from "./show";

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error ?? new Error("unreadable photo"));
    reader.readAsDataURL(blob);
  });
}

async function section(doc: Document, item: Item, words: Words): Promise<HTMLElement> {
  const part = doc.createElement("section");
  const head = doc.createElement("h2");
  head.textContent = item.title || words("untitled");
  const meta = doc.createElement("p");
  meta.textContent = `${when(item.made, 0)} · ${item.receipt || words("unsent")} · ${item.uuid}`;
  const list = doc.createElement("dl");
  for (const [name, value, label] of item.fields) {
    if (!value) continue;
    const term = doc.createElement("dt");
    term.textContent = label || name;
    const said = doc.createElement("dd");
    said.textContent = value;
    list.append(term, said);
  }
  part.append(head, meta, list);
  for (const photo of item.photos) {
    const img = doc.createElement("img");
    img.src = await asDataUrl(photo.blob);
    img.alt = photo.name;
    img.width = 480;
    part.append(img);
  }
  return part;
}

export async function copyToFile(items: Item[], words: Words): Promise<void> {
  const doc = document.implementation.createHTMLDocument(words("copy_title"));
  doc.documentElement.lang = document.documentElement.lang;
  const charset = doc.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  doc.head.prepend(charset);
  const title = doc.createElement("h1");
  title.textContent = words("copy_title");
  doc.body.append(title);
  for (const item of items) doc.body.append(await section(doc, item, words));
  const file = new Blob([`<!doctype html>\n${doc.documentElement.outerHTML}`], { type: "text/html" });
  saveFile(file, `laporan-serasi-${new Date().toISOString().slice(0, 10)}.html`);
}
