import type { GateReader } from '@gatehouse/contract/gateReader';
import type { Me, Reader } from '@gatehouse/contract/me';
import type { Preferences } from '@gatehouse/contract/preferences';

/** `Me` of a signed-in reader. */
export interface SignedIn extends Me {
  reader: Reader;
  profile: Preferences;
}

/** What this tab knows about its reader. `me` is set when `status` is `signed-in`. */
export interface Session extends GateReader {
  me: SignedIn | null;
}

const without = (status: Session['status']): Session => ({ status, plans: [], me: null });

export const UNKNOWN = without('unknown');
export const SIGNED_OUT = without('signed-out');
export const SERVER_UNREACHABLE = without('unreachable');
