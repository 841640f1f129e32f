import type { Access } from '@gatehouse/contract/access';
import type { ComponentType, ReactNode } from 'react';

/** A compiled Markdown page: a component, and what Docusaurus reads beside it. */
export interface PageModule {
  default: ComponentType;
  [name: string]: unknown;
}

/** What a gated page's module exports beside its teaser: the way to the whole page. */
export interface Gate {
  readonly id: string;
  readonly access: Access;
  /** Shows the page as far as its reader may see it. */
  readonly View: ComponentType<GatedViewProps>;
  /** In the browser: loads the page's own chunk, which the server hands to entitled readers only. */
  readonly load?: () => Promise<PageModule>;
  /** While static pages are rendered: the page itself. */
  readonly whole?: PageModule;
}

/** A page's module as Docusaurus hands it to a theme component: the component carries the rest. */
export type PageContent = ComponentType & { readonly gate?: Gate };

export interface GatedViewProps {
  readonly gate: Gate;
  /** What everybody may read of the page. */
  readonly teaser: PageContent;
  /** Draws the page around its content: the teaser's or all of it. */
  readonly children: (content: PageContent) => ReactNode;
}
