import globalData from '@generated/globalData';

interface GateData {
  authUrl: string;
}

/** The origin of the server: `''`, the site's own, unless the gating plugin's `authUrl` says otherwise. */
export const AUTH_URL =
  (globalData['gated-content']?.default as GateData | undefined)?.authUrl ?? '';
