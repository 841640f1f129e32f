import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves the focus to the first empty field of a form that has just appeared, or to its button if
 * there is none, unless the reader has moved the focus already. Docusaurus focuses the start of the
 * page after a navigation: this runs after it.
 */
export function useFirstEmptyField(ref: RefObject<HTMLFormElement | null>): void {
  const known = useRef<HTMLFormElement | null>(null);
  useEffect(() => {
    const form = ref.current;
    if (form === known.current) return;
    known.current = form;
    if (form !== null) requestAnimationFrame(() => focusFirstEmpty(form));
  });
}

function focusFirstEmpty(form: HTMLFormElement): void {
  if (document.activeElement?.closest('input, textarea, select, button, a')) return;
  const fields = form.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])');
  const empty = Array.from(fields).find(({ value }) => value === '');
  (empty ?? form.querySelector<HTMLElement>('[type="submit"]'))?.focus();
}
