import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import globalData from '@generated/globalData';
import { decideAccess, type Access } from '@gatehouse/contract/access';
import { onRememberedReader } from '../rememberedReader';
import { reloadOnce } from '../reloadOnce';

/**
 * A part of the builds of unlisted pages only, whose scripts know titles and addresses that are not
 * for everybody. When their reader signs out or loses the plan, the page is loaded anew: with the
 * scripts that everybody gets, or as the page that does not exist.
 */
const { group } = globalData['gated-content']?.default as { group: Access };

onRememberedReader((reader) => {
  const isGone =
    reader.status === 'signed-out' ||
    (reader.status === 'signed-in' && decideAccess(group, reader) !== 'open');
  if (isGone) reloadOnce();
});

// A session that ended unnoticed: the server does not hand out this build's scripts any more.
if (ExecutionEnvironment.canUseDOM) {
  window.addEventListener('error', leaveOnMissingScript, { capture: true });
}

function leaveOnMissingScript({ target }: Event): void {
  const isOurs =
    target instanceof HTMLScriptElement &&
    new URL(target.src, window.location.href).origin === window.location.origin;
  if (isOurs) reloadOnce();
}
