import type { Access } from '@gatehouse/contract/access';
import type { ComponentType, ReactNode } from 'react';

/** A compiled Markdown page: a component, and what Docusaurus reads beside it. */
export interface PageModule {
  default: ComponentType<{ components?: object }>;
  [name: string]: unknown;
}

/** The way to what is gated: a page, or a section of one. */
export interface Gate {
  readonly id: string;
  readonly access: Access;
  /** In the browser: loads the page's own chunk, which the server hands to entitled readers only. */
  readonly load?: () => Promise<PageModule>;
  /** While static pages are rendered: the page itself. */
  readonly whole?: PageModule;
}

/** What a gated page's module exports beside its teaser: the way to the whole page. */
export interface PageGate extends Gate {
  /** Shows the page as far as its reader may see it. */
  readonly View: ComponentType<GatedViewProps>;
}

/** One of the sections of a page, which its module exports as `gateSections`. */
export interface SectionGate extends Gate {
  /** Counted from 0, in the order of the page. */
  readonly number: number;
  /** Where the section's headings belong in the page's table of contents, in items. */
  readonly tocIndex: number;
}

/** A page's module as Docusaurus hands it to a theme component: the component carries the rest. */
export type PageContent = ComponentType & {
  readonly gate?: PageGate;
  readonly gateSections?: readonly SectionGate[];
  readonly toc?: readonly unknown[];
};

export interface GatedViewProps {
  readonly gate: PageGate;
  /** What everyone may read of the page. */
  readonly teaser: PageContent;
  /** Draws the page around its content: the teaser's or all of it. */
  readonly children: (content: PageContent) => ReactNode;
}
