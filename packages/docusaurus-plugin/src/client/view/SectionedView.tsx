import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import type { GatedViewProps, SectionGate } from '../gate';
import { GatedSection } from './GatedSection';
import { pageTitle } from './pageTitle';
import { structuredData } from './structuredData';
import { useSectionedContent } from './useSectionedContent';

/** Shows a public page that has gated sections. */
export function SectionedView({ teaser, children }: Omit<GatedViewProps, 'gate'>): ReactNode {
  const content = useSectionedContent(teaser);
  return (
    <>
      <Head>
        <script type="application/ld+json">
          {structuredData(pageTitle(teaser), ['.gate-section'])}
        </script>
      </Head>
      {children(content)}
    </>
  );
}

/** Renders the placeholders of a compiled page: see `sections/sectionExports.ts`. */
export function renderSection(sections: readonly SectionGate[], number: number): ReactNode {
  const section = sections.find((one) => one.number === number);
  return section && <GatedSection key={section.id} gate={section} />;
}
