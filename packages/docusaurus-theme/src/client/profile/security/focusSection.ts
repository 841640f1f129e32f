import type { Section } from '../sections';

/** Moves the focus to a row's heading when the element that had it is gone. */
export function focusSection(section: Section): void {
  document.getElementById(section)?.focus();
}
