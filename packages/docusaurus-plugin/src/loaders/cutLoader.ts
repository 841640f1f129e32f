import { isGatedQuery, sectionOfQuery } from '../gates/names';
import { cutSections } from '../sections/cutSections';
import { sectionSource } from '../sections/sectionSource';
import { publicSource } from '../source/teaser';
import type { LoaderGate } from './LoaderGate';

interface LoaderContext {
  resourcePath: string;
  resourceQuery: string;
  async(): (error: unknown, source?: string) => void;
  getOptions(): { gate: LoaderGate };
}

/**
 * Runs before every other loader, and denies by default: every request for a gated page gets its
 * teaser (a blog's `?truncated`, an import from a public page), except those of the gate. A gated
 * section is returned only to a request for that section.
 */
export default function cutLoader(this: LoaderContext, source: string): void {
  const done = this.async();
  cut(this, source).then(
    (cutSource) => {
      done(null, cutSource);
    },
    (error: unknown) => {
      done(error);
    },
  );
}

async function cut(context: LoaderContext, source: string): Promise<string> {
  const { resourcePath, resourceQuery } = context;
  const { gate } = context.getOptions();
  const { sections, syntax } = await gate.sectionsOf(resourcePath, source);
  const number = sectionOfQuery(resourceQuery);
  if (number !== null) return sectionSource(source, sections, number, syntax);

  const page = cutSections(source, sections);
  if (isGatedQuery(resourceQuery)) return page;
  const access = await gate.accessOf(resourcePath);
  return access === 'public' ? page : publicSource(page, gate.markerOf(resourcePath));
}
