/*
 * Keeps what was typed while the reader signs in again. In this tab only, and only for fields that
 * name their owner with `data-draft`: passwords are never included, and other readers who sign in
 * here don't get it.
 */
const KEY = 'gatehouse.draft';

interface Draft {
  anchor: string;
  /** The reader's email address. */
  owner: string | undefined;
  values: Record<string, string>;
}

const draftFields = (form: HTMLFormElement): HTMLInputElement[] =>
  Array.from(form.querySelectorAll<HTMLInputElement>('input[data-draft]'));

/** @param anchor around the form, see {@link AnchorContext} */
export function keepDraft(form: HTMLFormElement, anchor: string): void {
  const fields = draftFields(form);
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const draft: Draft = { anchor, owner: fields[0]?.dataset.draft, values };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Storage is unavailable: it has to be typed again.
  }
}

/** Restores what was kept for a form, once. */
export function restoreDraft(form: HTMLFormElement, anchor: string): void {
  const fields = draftFields(form);
  const owner = fields[0]?.dataset.draft;
  if (owner === undefined) return;
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
    if (draft?.anchor !== anchor) return;
    sessionStorage.removeItem(KEY);
    if (draft.owner !== owner) return;
    for (const field of fields) field.value = draft.values[field.name] ?? field.value;
  } catch {
    // See above.
  }
}
