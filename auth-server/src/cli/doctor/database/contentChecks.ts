import { createLog } from '../../../log.js';
import { createSigningKeys, SECRET_CHANGED } from '../../../tokens/keys/signingKeys.js';
import { error, ok, warning, type Check } from '../Finding.js';
import type { DatabaseContext } from './DatabaseContext.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A server makes the next key within a day. Longer means that none is running. */
const MAX_LATE_DAYS = 7;

/** Whether the secret opens what it has sealed. */
const signingKeys: Check<DatabaseContext> = {
  id: 'secret.keys',
  help: 'changed-secret',
  run: async ({ settings, database, now }) => {
    const { rotationDays } = settings.config.tokens;
    const keys = await createSigningKeys({
      queries: database.queries,
      log: createLog('silent'),
      secrets: settings.secrets,
      tokens: settings.config.tokens,
    }).list();
    const [newest] = keys;
    if (newest === undefined) return [ok('no signing key yet')];
    if (!newest.isReadable) {
      return [
        error(
          `BETTER_AUTH_SECRET does not open the key ${newest.kid}, which signs access tokens`,
          SECRET_CHANGED,
          'changed-secret',
        ),
      ];
    }
    const days = Math.floor((now() - newest.activeFrom.getTime()) / DAY_MS);
    if (days > rotationDays + MAX_LATE_DAYS) {
      return [
        warning(
          `the key that signs access tokens is ${days} days old, and tokens.rotationDays is ${rotationDays}`,
          'A running server replaces it: start one, or run "gatehouse keys rotate".',
          'changed-secret',
        ),
      ];
    }
    return [ok(`the key that signs access tokens is ${Math.max(0, days)} days old`)];
  },
};

/** Whether readers have plans that the site no longer has. */
const plans: Check<DatabaseContext> = {
  id: 'database.plans',
  help: 'plans-without-pages',
  run: async ({ database, plans: known }) => {
    if (known === null) return [ok('no build to compare with')];
    const held = await database.queries
      .selectFrom('entitlement')
      .select('plan')
      .distinct()
      .where('revoked_at', 'is', null)
      .execute();
    const unknown = held
      .map(({ plan }) => plan)
      .filter((plan) => !known.some(({ id }) => id === plan))
      .sort();
    return [
      unknown.length === 0
        ? ok('all plans of readers exist')
        : warning(
            `readers have plans that the build does not: ${unknown.join(', ')}`,
            'If a plan was renamed, grant its readers the new one. Otherwise revoke it: gatehouse admin revoke.',
            'plans-without-pages',
          ),
    ];
  },
};

export const contentChecks = [signingKeys, plans];
