import type { ReactNode } from 'react';
import type { Reader } from '@gatehouse/contract/me';
import { useSession } from './account/useSession';

/** The current reader, as far as this page knows. */
export interface KnownReader {
  /**
   * - `unknown`: the response is pending, or the page is being built
   * - `signed-out`, `signed-in`: the server said so, or nobody ever signed in on this browser
   * - `unreachable`: the server did not respond
   */
  status: 'unknown' | 'signed-out' | 'signed-in' | 'unreachable';
  /** `null` unless `signed-in`. */
  reader: Reader | null;
  /** The ids of the active plans. Empty unless `signed-in`. */
  plans: readonly string[];
}

/**
 * The current reader, for a page that greets its readers or shows them a shortcut. Renders again
 * when that changes.
 *
 * This is for convenience, and protects nothing: what a component shows to some readers is in the
 * public JavaScript for all. Use `access:` or `<Gated>` for anything that isn't public.
 *
 * @example
 * ```tsx
 * const { reader } = useReader();
 * return <p>{reader ? `Welcome back, ${reader.name}` : 'Welcome'}</p>;
 * ```
 */
export function useReader(): KnownReader {
  const { status, me, plans } = useSession();
  return { status, reader: me?.reader ?? null, plans };
}

/**
 * Shows its children to signed-in readers, and nothing while the reader is unknown. It hides
 * nothing: see {@link useReader}.
 *
 * @example
 * ```mdx
 * <SignedIn>Your keys are on your [account page](/profile).</SignedIn>
 * ```
 */
export function SignedIn({ children }: { children: ReactNode }): ReactNode {
  return useReader().status === 'signed-in' ? children : null;
}

/**
 * Shows its children to everyone who isn't signed in, and nothing while the reader is unknown. It
 * hides nothing: see {@link useReader}.
 */
export function SignedOut({ children }: { children: ReactNode }): ReactNode {
  return useReader().status === 'signed-out' ? children : null;
}

interface HasPlanProps {
  /** The id of a plan, or several: any of them counts. */
  plan: string | readonly string[];
  /** For everyone else, once the reader is known. */
  otherwise?: ReactNode;
  children: ReactNode;
}

/**
 * Shows its children to readers who have a plan. It hides nothing: see {@link useReader}.
 *
 * @example
 * ```mdx
 * <HasPlan plan="premium" otherwise={<a href="/plans">See the plans</a>}>
 * You have Premium.
 * </HasPlan>
 * ```
 */
export function HasPlan({ plan, otherwise = null, children }: HasPlanProps): ReactNode {
  const { status, plans } = useReader();
  if (status === 'unknown') return null;
  return [plan].flat().some((id) => plans.includes(id)) ? children : otherwise;
}
