import { BUILD_STAMP_FILE, buildStampSchema } from '@gatehouse/contract/buildStamp';
import type { CompleteSettings } from '../../../config/completeSettings.js';
import type { Content } from '../../../content/loadContent.js';
import { splitOrigin } from '../../../env.js';
import { error, ok, type Check, type Found } from '../Finding.js';
import { checkArrival } from './publicUrl.js';
import { describeReply, type Send } from './request.js';
import { checkClientAddress, checkCookie, checkCors } from './throughProxy.js';

/** Sends requests through the public URL, as readers do, and looks at what arrives on both ends. */
export const publicUrl: Check<{
  settings: CompleteSettings;
  content: Content | null;
  send: Send;
}> = {
  id: 'deployment.url',
  help: 'public-url-not-reachable',
  run: async ({ settings, content, send }) => {
    const { arrives, found } = await checkArrival(settings, send);
    if (!arrives) return found;
    const checks = [
      checkClientAddress(settings, send),
      checkCookie(settings, send),
      checkCors(settings, send),
      checkStaticHost(settings, content, send),
    ];
    return [...found, ...(await Promise.all(checks)).flat()];
  },
};

/** With a split origin, the public build on the static host has to be the one of the gated files here. */
async function checkStaticHost(
  settings: CompleteSettings,
  content: Content | null,
  send: Send,
): Promise<Found[]> {
  if (splitOrigin(settings) === null || content === null) return [];
  const url = `${settings.siteUrl}${content.baseUrl}${BUILD_STAMP_FILE}`;
  const reply = await send(url).catch(() => null);
  const stamp = buildStampSchema.safeParse(reply?.json).data;
  // In all languages; the stamp is of the default one.
  if (stamp !== undefined && content.buildId.split('.').includes(stamp.buildId)) {
    return [ok('the static host has the same build')];
  }
  const what = stamp ? `build ${stamp.buildId}` : reply ? describeReply(reply) : 'no answer';
  return [
    error(
      `the static host has another build than the server: ${url} is ${what}, and the server has ${content.buildId}`,
      'Deploy build and build-gated of the same "gatehouse build": the first to the static host, the second here.',
      'build-that-does-not-match',
    ),
  ];
}
