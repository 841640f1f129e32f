import { edit } from './edit';
import { PLACEHOLDER } from './placeholder';
import type { Section } from './Section';

/**
 * The public source for the compiler: an expression in place of each section. Line numbers stay the
 * same.
 */
export function cutSections(source: string, sections: readonly Section[]): string {
  return edit(
    source,
    sections.map((section) => ({
      ...section,
      text: `{${PLACEHOLDER}(${section.number}, ${JSON.stringify(section.access)})}${linesOf(source, section)}`,
    })),
  );
}

export const isCut = (source: string): boolean => source.includes(`{${PLACEHOLDER}(`);

/** The public text for readers of plain text: nothing in place of each section. */
export function withoutSections(source: string, sections: readonly Section[]): string {
  return edit(
    source,
    sections.map((section) => ({ ...section, text: linesOf(source, section) })),
  );
}

function linesOf(source: string, { start, end }: Section): string {
  return source.slice(start, end).replace(/[^\n]+/g, '');
}
