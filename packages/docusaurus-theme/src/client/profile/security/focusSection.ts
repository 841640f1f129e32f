import type { Section } from '../sections';

/** Moves the focus to a row's heading when the focused element is gone. */
export function focusSection(section: Section): void {
  document.getElementById(section)?.focus();
}
