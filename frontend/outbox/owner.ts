/** Whose reports and drafts these are: the form says, else the page; nobody is "". */
export function ownerOf(form: HTMLFormElement): string {
  const page = document.querySelector<HTMLMetaElement>('meta[name="serasi-owner"]');
  return form.dataset["owner"] ?? page?.content ?? "";
}
