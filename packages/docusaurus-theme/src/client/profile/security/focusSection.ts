import type { Section } from '../sections';

/** Where the focus goes when what had it is gone: to the heading of its card. */
export function focusSection(section: Section): void {
  document.getElementById(section)?.focus();
}
