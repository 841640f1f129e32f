import { lazy, useMemo, useSyncExternalStore, type ComponentType } from 'react';
import type { PageContent, SectionGate } from '../gate';
import { getOpened, subscribeToGates } from './openGate';

const NONE: readonly SectionGate[] = [];

/** The page with the headings of its open sections in its table of contents. */
export function useSectionedContent(content: PageContent): PageContent {
  const sections = content.gateSections ?? NONE;
  const openOnes = (): string =>
    sections
      .filter(getOpened)
      .map(({ number }) => number)
      .join();
  const open = useSyncExternalStore(subscribeToGates, openOnes, openOnes);
  return useMemo(
    () => (sections.length === 0 ? content : withToc(content, open.split(','))),
    [content, sections, open],
  );
}

/**
 * Docusaurus reads the table of contents from the page's component, once per component. To React, a
 * new component would be a new page, which loses its state, such as unfolded details or playing
 * media. But lazy components that resolve to the same component keep it.
 */
function withToc(content: PageContent, open: readonly string[]): PageContent {
  const toc = [...(content.toc ?? [])];
  for (const section of [...(content.gateSections ?? NONE)].reverse()) {
    const page = open.includes(String(section.number)) ? getOpened(section) : null;
    if (page)
      toc.splice(section.tocIndex, 0, ...((page.toc as readonly unknown[] | undefined) ?? []));
  }
  const stable = lazy(() => settled(content)) as unknown as ComponentType;
  return Object.assign(stable, { ...content, toc });
}

/** A thenable that resolves synchronously: nothing waits, not even on the server. */
function settled(component: ComponentType): Promise<{ default: ComponentType }> {
  const module = { default: component };
  const thenable = { then: (done: (value: typeof module) => void) => done(module) };
  return thenable as unknown as Promise<typeof module>;
}
