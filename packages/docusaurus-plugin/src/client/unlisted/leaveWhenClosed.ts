import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import globalData from '@generated/globalData';
import { decideAccess, type Access } from '@gatehouse/contract/access';
import { onRememberedReader } from '../rememberedReader';
import { reloadOnce } from '../reloadOnce';

/** The server's origin, `''` if it is the site's own: see `bundle/configureBundler.ts`. */
declare const __GATED_CONTENT_AUTH_URL__: string;

/**
 * Only in the builds of unlisted pages, whose scripts contain titles and addresses that are not for
 * everyone. When the reader signs out or loses the plan, the page is reloaded: with the scripts
 * that everyone gets, or as a page that doesn't exist.
 */
const { group } = globalData['gated-content']?.default as { group: Access };

onRememberedReader((reader) => {
  const isGone =
    reader.status === 'signed-out' ||
    (reader.status === 'signed-in' && decideAccess(group, reader) !== 'open');
  if (isGone) reloadOnce();
});

// If the session ended unnoticed, the server no longer sends this build's scripts.
if (ExecutionEnvironment.canUseDOM) {
  window.addEventListener('error', leaveOnMissingScript, { capture: true });
}

function leaveOnMissingScript({ target }: Event): void {
  const own = __GATED_CONTENT_AUTH_URL__ || window.location.origin;
  const isOurs =
    target instanceof HTMLScriptElement && new URL(target.src, window.location.href).origin === own;
  if (isOurs) reloadOnce();
}
