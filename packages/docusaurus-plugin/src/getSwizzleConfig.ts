import type { SwizzleComponentConfig, SwizzleConfig } from '@docusaurus/types';

/**
 * Never copied: a copy would lack what a later version of the gate needs, and its relative imports
 * would break.
 */
const component = (wrap: 'safe' | 'unsafe', description: string): SwizzleComponentConfig => ({
  actions: { wrap, eject: 'forbidden' },
  description,
});

/** Called by `docusaurus swizzle`: the components that a site can wrap. */
export function getSwizzleConfig(): SwizzleConfig {
  return {
    components: {
      GatePaywall: component('safe', 'What readers see instead of a gated page or section'),
      GateRequest: component('safe', 'The button that requests a plan'),
      GateNotFound: component('safe', 'What the 404 page says, with a hint to sign in'),
      GateBadge: component('safe', 'The lock next to a gated page in the sidebar'),
      'DocSidebarItem/Link': component('safe', 'A sidebar link, with the lock'),
      DocBreadcrumbs: component('safe', 'The first line of a doc, with "Copy as Markdown"'),
      DocItem: component('unsafe', 'A doc, open or locked'),
      BlogPostPage: component('unsafe', 'A blog post, open or locked'),
      MDXPage: component('unsafe', 'A page of src/pages, open or locked'),
      'DocRoot/Layout/Sidebar': component('unsafe', 'The sidebar, with unlisted pages'),
      'NotFound/Content': component(
        'unsafe',
        'The 404 page, which makes room for an unlisted page',
      ),
      useGateReader: component(
        'unsafe',
        'The current reader. A theme with session state replaces it',
      ),
    },
  };
}
