import globalData from '@generated/globalData';
import { type AccountRoutes, DEFAULT_ROUTES } from '@gatehouse/contract/accountPages';
import type { Plan } from '@gatehouse/contract/plan';
import type { PreferenceName } from '@gatehouse/contract/preferences';

/** What the gate says of the site: see the plugin's options. */
interface GateData {
  authUrl: string;
  plans: Plan[];
}

/** What the theme's node part says of it: see its options. */
interface ThemeData {
  routes: AccountRoutes;
  preferences: readonly PreferenceName[];
}

const gate = globalData['gated-content']?.default as GateData | undefined;
const theme = globalData['gatehouse-theme']?.default as ThemeData | undefined;

/** The origin of the server: `''`, the site's own, unless the option `authUrl` says otherwise. */
export const AUTH_URL = gate?.authUrl ?? '';

/** What a Better Auth client needs, to ask this site's server. */
export const AUTH_CLIENT_OPTIONS = {
  disableDefaultFetchPlugins: true,
  ...(AUTH_URL !== '' && { baseURL: AUTH_URL }),
};

/** Where the account pages are, below the site's base path. */
export const ROUTES = theme?.routes ?? DEFAULT_ROUTES;

/** The preferences that the site offers, in the order of the account area. */
export const OFFERED_PREFERENCES = theme?.preferences ?? [];

/** What the site sells or grants. Everything here is public. */
export const PLANS: readonly Plan[] = gate?.plans ?? [];

/** Where readers get a plan: of the first that says so. */
export const PLANS_HREF = PLANS.find(({ href }) => href !== undefined)?.href;

/** The plans' titles. An id that this site no longer lists stands for itself. */
export function planTitles(ids: readonly string[]): string[] {
  return ids.map((id) => PLANS.find((plan) => plan.id === id)?.title ?? id);
}
