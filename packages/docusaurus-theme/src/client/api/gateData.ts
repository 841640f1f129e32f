import globalData from '@generated/globalData';
import type { Plan } from '@gatehouse/contract/plan';

/** What the gate says of the site: see the plugin's options. */
interface GateData {
  authUrl: string;
  plans: Plan[];
}

const data = globalData['gated-content']?.default as GateData | undefined;

/** The origin of the server: `''`, the site's own, unless the option `authUrl` says otherwise. */
export const AUTH_URL = data?.authUrl ?? '';

/** What a Better Auth client needs, to ask this site's server. */
export const AUTH_CLIENT_OPTIONS = {
  disableDefaultFetchPlugins: true,
  ...(AUTH_URL !== '' && { baseURL: AUTH_URL }),
};

/** What the site sells or grants. Everything here is public. */
export const PLANS: readonly Plan[] = data?.plans ?? [];

/** Where readers get a plan: of the first that says so. */
export const PLANS_HREF = PLANS.find(({ href }) => href !== undefined)?.href;

/** What readers call the plans. An id that this site does not list any more is its own name. */
export function planTitles(ids: readonly string[]): string[] {
  return ids.map((id) => PLANS.find((plan) => plan.id === id)?.title ?? id);
}
