import type { CompleteSettings } from '../../../config/completeSettings.js';
import { describeFailure } from '../../../mail/worker/describeFailure.js';
import { error, ok, warning, type Found } from '../Finding.js';
import { isLocal } from '../settings/productionSettings.js';
import { describeReply, type Reply, type Send } from './request.js';

/**
 * Whether requests for the public URL arrive at this server.
 * @returns also `arrives`: otherwise, there is nothing else to find out from here
 */
export async function checkArrival(
  { authUrl, production }: CompleteSettings,
  send: Send,
): Promise<{ arrives: boolean; found: Found[] }> {
  let live: Reply;
  try {
    live = await send(`${authUrl}/api/health/live`);
  } catch (cause) {
    const isRunningLater = isLocal(authUrl) && !production;
    return {
      arrives: false,
      found: [
        isRunningLater
          ? ok(`nothing answers at ${authUrl} yet`)
          : warning(
              `${authUrl} does not answer: ${describeCause(cause)}`,
              'If the server is running, check DNS, the certificate, firewalls and the proxy. Then run this again.',
              'public-url-not-reachable',
            ),
      ],
    };
  }
  if (!isLive(live))
    return { arrives: false, found: [notForwarded(`${authUrl}/api/health/live`, live)] };
  // Unlike health checks, it needs the right host.
  const url = `${authUrl}/api/auth/methods`;
  const methods = await send(url);
  if (methods.status === 421) {
    return {
      arrives: false,
      found: [
        error(
          `the proxy in front of ${authUrl} does not forward the host that readers typed (421)`,
          'Forward it: proxy_set_header Host $host in nginx. Other proxies have a similar option.',
          '404-on-auth-routes',
        ),
      ],
    };
  }
  if (methods.status !== 200 || methods.json === undefined) {
    return { arrives: false, found: [notForwarded(url, methods)] };
  }
  return { arrives: true, found: [ok(`${authUrl} leads to the server`)] };
}

const isLive = ({ status, json }: Reply) =>
  status === 200 && (json as { status?: unknown } | undefined)?.status === 'live';

function notForwarded(url: string, reply: Reply): Found {
  return error(
    `${url} does not lead to the server: it answers ${describeReply(reply)}`,
    'Forward /api/* to the server with its whole path, before any rewrite to index.html or 404.html, and without ' +
      'adding or removing a slash at the end.',
    '404-on-auth-routes',
  );
}

/** fetch hides the reason of a failed connection in its cause. */
function describeCause(error: unknown): string {
  const { cause, name } = error as { cause?: unknown; name?: string };
  return name === 'TimeoutError' ? 'no answer in 5 seconds' : describeFailure(cause ?? error);
}
