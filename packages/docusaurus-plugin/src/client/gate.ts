import type { Access } from '@gatehouse/contract/access';
import type { ComponentType, ReactNode } from 'react';

/** A compiled Markdown page: a component, and what Docusaurus reads from its module. */
export interface PageModule {
  default: ComponentType<{ components?: object }>;
  [name: string]: unknown;
}

/** Access to gated content: a page, or a section of one. */
export interface Gate {
  readonly id: string;
  readonly access: Access;
  /**
   * In the browser: loads the page's own chunk, which the server sends only to entitled readers.
   */
  readonly load?: () => Promise<PageModule>;
  /** While static pages are rendered: the page itself. */
  readonly whole?: PageModule;
}

/** What a gated page's module exports in addition to its teaser: access to the whole page. */
export interface PageGate extends Gate {
  /** Shows what the reader can see of the page. */
  readonly View: ComponentType<GatedViewProps>;
}

/** A section of a page, which its module exports in `gateSections`. */
export interface SectionGate extends Gate {
  /** Counted from 0, in page order. */
  readonly number: number;
  /** Where the section's headings belong in the page's table of contents, as an index. */
  readonly tocIndex: number;
}

/** A page's module as Docusaurus passes it to a theme component: the component carries the rest. */
export type PageContent = ComponentType & {
  readonly gate?: PageGate;
  readonly gateSections?: readonly SectionGate[];
  readonly toc?: readonly unknown[];
};

export interface GatedViewProps {
  readonly gate: PageGate;
  /** The public part of the page. */
  readonly teaser: PageContent;
  /** Renders the page around its content: the teaser or the whole page. */
  readonly children: (content: PageContent) => ReactNode;
}
