/*
 * What was typed, while the reader signs in once more. In this tab only, and only of fields that
 * say so with `data-draft`: no password is ever among them.
 */
const KEY = 'gatehouse.draft';

interface Draft {
  anchor: string;
  values: Record<string, string>;
}

const draftFields = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[data-draft]'),
];

/** @param anchor where the form stands, see {@link AnchorContext} */
export function keepDraft(form: HTMLFormElement, anchor: string): void {
  const values = Object.fromEntries(draftFields(form).map(({ name, value }) => [name, value]));
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ anchor, values } satisfies Draft));
  } catch {
    // Storage is off: it has to be typed again.
  }
}

/** Puts back what was kept for a form, once. */
export function restoreDraft(form: HTMLFormElement, anchor: string): void {
  const fields = draftFields(form);
  if (fields.length === 0) return;
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Draft | null;
    if (draft?.anchor !== anchor) return;
    sessionStorage.removeItem(KEY);
    for (const field of fields) field.value = draft.values[field.name] ?? field.value;
  } catch {
    // As above.
  }
}
