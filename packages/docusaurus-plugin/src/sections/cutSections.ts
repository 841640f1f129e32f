import { edit } from './edit';
import { PLACEHOLDER } from './placeholder';
import type { Section } from './Section';

/** The public source for the compiler: an expression where each section stood. Lines count on. */
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

/** The public text for whoever reads it as text: nothing where each section stood. */
export function withoutSections(source: string, sections: readonly Section[]): string {
  return edit(
    source,
    sections.map((section) => ({ ...section, text: linesOf(source, section) })),
  );
}

function linesOf(source: string, { start, end }: Section): string {
  return source.slice(start, end).replace(/[^\n]+/g, '');
}
