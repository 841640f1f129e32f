/** The theme components that a site may use or replace. */

declare module '@theme/useGateReader' {
  import type { GateReader } from '@gatehouse/contract/gateReader';

  /** What the gate knows of the reader. Asks `/api/me`, unless the site brings its own. */
  export default function useGateReader(): GateReader;
}

declare module '@theme/GatePaywall' {
  import type { ReactNode } from 'react';
  import type { Access } from '@gatehouse/contract/access';
  import type { Plan } from '@gatehouse/contract/plan';

  export interface Props {
    /**
     * - `loading`: the reader is not known yet, or the rest of the page is on its way
     * - `sign-in`, `upgrade`: what would open the page
     * - `limited`: the reader has opened as much as anyone may for now
     * - `unreachable`: the server does not answer
     * - `stale`: the site was published anew while this tab was open
     */
    readonly state: 'loading' | 'sign-in' | 'upgrade' | 'limited' | 'unreachable' | 'stale';
    readonly access: Access;
    /** Those that open the page. */
    readonly plans: readonly Plan[];
    /** The page's. */
    readonly title: string;
    /** Instead of a section of a page: its anchor, to which a reader who signs in comes back. */
    readonly section?: string;
    /** Asks again: for `limited` and `unreachable`. */
    readonly onRetry: () => void;
  }
  /** What replaces the rest of a page. */
  export default function GatePaywall(props: Props): ReactNode;
}

declare module '@theme/GateRequest' {
  import type { ReactNode } from 'react';

  export interface Props {
    /** The id of the plan that is requested. */
    readonly plan: string;
    /** Of the button. */
    readonly className: string;
  }
  /** A button with which a signed-in reader requests a plan. Administrators get an email about it. */
  export default function GateRequest(props: Props): ReactNode;
}

declare module '@theme/GateNotFound' {
  import type { ReactNode } from 'react';

  export interface Props {
    /** Docusaurus' own, beside the sidebar of the docs. */
    readonly className?: string;
    /** What else helps a reader who is lost, below the hint to sign in. */
    readonly children?: ReactNode;
  }
  /** What the 404 page shows: the same wherever nothing is, and wherever something is hidden. */
  export default function GateNotFound(props: Props): ReactNode;
}

declare module '@theme/GateBadge' {
  import type { ReactNode } from 'react';
  import type { Access } from '@gatehouse/contract/access';

  export interface Props {
    readonly access: Access;
  }
  /** A lock beside a link to a gated page, with its meaning as hidden text. Open for who may read it. */
  export default function GateBadge(props: Props): ReactNode;
}
