/** The theme components that a site can use or replace. */

declare module '@theme/useGateReader' {
  import type { GateReader } from '@gatehouse/contract/gateReader';

  /**
   * What the gate knows about the reader. Requests `/api/me`, unless the site provides its own
   * hook.
   */
  export default function useGateReader(): GateReader;
}

declare module '@theme/GatePaywall' {
  import type { ReactNode } from 'react';
  import type { Access } from '@gatehouse/contract/access';
  import type { Plan } from '@gatehouse/contract/plan';

  export interface Props {
    /**
     * - `loading`: the reader is not known yet, or the rest of the page is loading
     * - `sign-in`, `upgrade`: what would open the page
     * - `limited`: the reader has reached the reading limit for now
     * - `unreachable`: the server doesn't respond
     * - `stale`: a new version of the site was published while this tab was open
     */
    readonly state: 'loading' | 'sign-in' | 'upgrade' | 'limited' | 'unreachable' | 'stale';
    readonly access: Access;
    /** The plans that open the page. */
    readonly plans: readonly Plan[];
    /** The title of the page. */
    readonly title: string;
    /** For a section of a page: its anchor, which a reader returns to after sign-in. */
    readonly section?: string;
    /** Tries again: for `limited` and `unreachable`. */
    readonly onRetry: () => void;
  }
  /** Replaces the rest of a page. */
  export default function GatePaywall(props: Props): ReactNode;
}

declare module '@theme/GateRequest' {
  import type { ReactNode } from 'react';

  export interface Props {
    /** The id of the plan that is requested. */
    readonly plan: string;
    /** Class name of the button. */
    readonly className: string;
  }
  /** A button that lets a signed-in reader request a plan. Administrators get an email about it. */
  export default function GateRequest(props: Props): ReactNode;
}

declare module '@theme/GateNotFound' {
  import type { ReactNode } from 'react';

  export interface Props {
    /** Class name from Docusaurus, next to the docs sidebar. */
    readonly className?: string;
    /** More help for a lost reader, below the hint to sign in. */
    readonly children?: ReactNode;
  }
  /** The content of the 404 page: the same for a missing page and a hidden one. */
  export default function GateNotFound(props: Props): ReactNode;
}

declare module '@theme/GateBadge' {
  import type { ReactNode } from 'react';
  import type { Access } from '@gatehouse/contract/access';

  export interface Props {
    readonly access: Access;
  }
  /**
   * A lock next to a link to a gated page, with a hidden text alternative. Open for readers with
   * access.
   */
  export default function GateBadge(props: Props): ReactNode;
}
