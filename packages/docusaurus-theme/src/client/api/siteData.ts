import globalData from '@generated/globalData';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import type { Plan } from '@gatehouse/contract/plan';
import type { PreferenceName } from '@gatehouse/contract/preferences';

/** The gate's global data: see the plugin's options. */
interface GateData {
  authUrl: string;
  plans: Plan[];
}

/** The theme's global data: see its options. */
interface ThemeData {
  routes: AccountRoutes;
  preferences: readonly PreferenceName[];
}

const gate = globalData['gated-content']?.default as GateData | undefined;
const theme = globalData['gatehouse-theme']?.default as ThemeData | undefined;

/** The server's origin: `''`, the site's own, unless the option `authUrl` is set. */
export const AUTH_URL = gate?.authUrl ?? '';

/** Options for a Better Auth client of this site's server. */
export const AUTH_CLIENT_OPTIONS = {
  disableDefaultFetchPlugins: true,
  ...(AUTH_URL !== '' && { baseURL: AUTH_URL }),
};

/** The paths of the account pages, below the site's base path. */
export const ROUTES = theme?.routes ?? DEFAULT_ROUTES;

/** The preferences that the site offers, in the order of the account area. */
export const OFFERED_PREFERENCES = theme?.preferences ?? [];

/** The plans the site sells or grants. Everything here is public. */
export const PLANS: readonly Plan[] = gate?.plans ?? [];

/** Where readers get a plan: the first `href` of a plan. */
export const PLANS_HREF = PLANS.find(({ href }) => href !== undefined)?.href;

/** The plans' titles. An id that the site no longer lists is returned unchanged. */
export function planTitles(ids: readonly string[]): string[] {
  return ids.map((id) => PLANS.find((plan) => plan.id === id)?.title ?? id);
}
