import { createContext } from 'react';
import type { Result } from '../api/api';

/** Where an action began, for returning to it. */
export interface Origin {
  /** `null` if nothing was typed. */
  form: HTMLFormElement | null;
  /** See {@link AnchorContext}. */
  anchor: string;
}

/** Runs an action, and again after the reader has signed in again, if that is required. */
export type WithFreshSession = <T>(
  act: () => Promise<Result<T>>,
  origin: Origin,
) => Promise<Result<T>>;

/** By default, an action runs once, and a refusal links to the sign-in page. */
export const FreshSessionContext = createContext<WithFreshSession>((act) => act());
