/** Modules that only the plugin's own bundled code uses: see `bundle/configureBundler.ts`. */

declare module '@gated-content/coreServerEntry' {
  interface Rendered {
    html: string;
    collectedData: { links: string[]; anchors: string[] };
  }
  export default function render(params: { pathname: string }): Promise<Rendered>;
}

declare module '@gated-content/options' {
  import type { Plan } from '@gatehouse/contract/plan';

  /** The plugin options that the browser gets when it needs them: see `index.ts`. */
  const options: { readonly plans: readonly Plan[]; readonly signInPath: string };
  export default options;
}

declare module '@gated-content/locked' {
  /** See `search/lockedHits.ts`. */
  const locked: Record<string, readonly string[] | undefined>;
  export default locked;
}

declare module '@gated-content/GatedView';
declare module '@gated-content/SectionedView';

declare module '@gated-content/useReader' {
  export { default } from '@theme/useGateReader';
}

declare module '@gated-content/renderVariant' {
  import type { RenderVariant } from './RenderVariant';

  export function getRenderVariant(): RenderVariant | null;
  export function runInVariant<T>(variant: RenderVariant, run: () => Promise<T>): Promise<T>;
}

declare module '@gated-content/registry' {
  type Loader = () => Promise<object>;
  const registry: Record<string, [Loader, ...unknown[]]>;
  export default registry;
}
