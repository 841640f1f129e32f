import type { Me } from '@gatehouse/contract/me';
import { callApi } from '../api/api';
import { withUnsavedChoices } from '../preferences/unsavedChoices';
import { createSessionStore } from './createSessionStore';
import { setSignedInHint } from './signedInHint';

/** The tab's only session store. */
export const sessionStore = createSessionStore(
  () => callApi<Me>('/api/me'),
  setSignedInHint,
  withUnsavedChoices,
);

/** The server's response when nobody is signed in. */
const SIGNED_OUT_ME: Me = { reader: null, plans: [], profile: null };

/** After sign-out here or in another tab: closes gated pages without a request. */
export function forgetReader(): void {
  sessionStore.accept(SIGNED_OUT_ME);
}
