import type { ActivityKind } from '@gatehouse/contract/account';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Limits } from '../limits/createLimits.js';
import type { Log } from '../log.js';
import type { Mailer } from '../mail/createMailer.js';
import { addressed, type Mail } from '../mail/message/Mail.js';
import { isSecurityChange, type SecurityChange } from '../mail/message/securityChanges.js';
import { describeFailure } from '../mail/worker/describeFailure.js';
import { describeDevice } from './describeDevice.js';
import type { AccountEvent, Subscriber } from './events.js';

/** Emails per template, address and hour: some programs sign in all day. */
const HOURLY_LIMIT = 30;
const HOUR = 60 * 60;

type Happened = Parameters<Subscriber['handle']>[0];
type LandingPage = (path: string, plans: readonly string[]) => string;

/** Kinds whose detail is the name of what they are about. */
const NAMED: ReadonlySet<ActivityKind> = new Set([
  'passkey-added',
  'passkey-removed',
  'api-key-created',
  'app-connected',
]);

/** The section of the account area that shows a change. */
const SECTIONS: Record<SecurityChange, string> = {
  'second-factor-on': 'two-factor',
  'second-factor-off': 'two-factor',
  'backup-codes-made': 'two-factor',
  'passkey-added': 'passkeys',
  'passkey-removed': 'passkeys',
  'connection-added': 'connections',
  'connection-removed': 'connections',
  'api-key-created': 'api-keys',
  'app-connected': 'apps',
};

/**
 * Emails readers about what happened to their account. Only someone signed in as the reader can use
 * up their limit.
 *
 * @param options.providerName the display name of a service
 * @param options.landingPage the page an email links to: the given one, if a reader with these
 * plans can open it
 */
export function noticeMails(options: {
  mailer: Mailer;
  limits: Limits;
  log: Log;
  providerName: (id: string) => string;
  landingPage: LandingPage;
}): Subscriber {
  const { mailer, limits, log } = options;
  const limiter = limits.shared({ name: 'mail-notice', max: HOURLY_LIMIT, window: HOUR });

  /**
   * A lost email doesn't take the others of the same event with it. In a transaction there is no limit: counting needs
   * another connection, and behind a small pooler all of them may be waiting for one like that.
   */
  const send = async (mail: Mail, transaction?: Kysely<Schema>) => {
    if (transaction !== undefined) return mailer.send(mail, { transaction });
    const { template, to } = mail;
    try {
      if ((await limiter.take(`${template} ${to}`)) === null) await mailer.send(mail);
      else log.warn({ template }, 'an address has reached its hourly limit of notices');
    } catch (error) {
      log.error({ template, reason: describeFailure(error) }, 'an email is lost');
    }
  };

  return {
    name: 'notice emails',
    isTransactional: true,
    handle: async (event, transaction) => {
      const mails = [aboutDevice(event), aboutEvent(event, options), ...aboutRequest(event)];
      for (const mail of mails) {
        if (mail !== null) await send(mail, transaction);
      }
    },
  };
}

function aboutEvent(
  event: Happened,
  { providerName, landingPage }: { providerName: (id: string) => string; landingPage: LandingPage },
): Mail | null {
  if (!event.notice || event.kind === 'access-requested') return null;
  const { to, dedupeKey } = event.notice;
  const common = { ...addressed(to), dedupeKey };
  const { name } = to;
  const at = event.at.toISOString();
  switch (event.kind) {
    case 'sign-up': {
      const path = landingPage(event.notice.path, []);
      return { ...common, template: 'welcome', data: { name, path } };
    }
    case 'password-changed':
    case 'password-reset':
      // Not the profile: someone who changed the password may have locked the reader out.
      return {
        ...common,
        template: 'password-changed',
        data: { name, at, path: '/forgot-password' },
      };
    case 'email-changed': {
      const { newAddress } = event.notice;
      const data = { name, at, oldAddress: to.email, newAddress, path: '/sign-in' };
      return { ...common, template: 'email-changed', data };
    }
    case 'granted': {
      const { plan } = event.notice;
      const path = landingPage(event.notice.path ?? '/', event.detail ? [event.detail] : []);
      return { ...common, template: 'granted', data: { name, plan, path } };
    }
    case 'account-deleted':
      return { ...common, template: 'account-deleted', data: { name, at } };
    default: {
      const { kind: change } = event;
      if (!isSecurityChange(change)) return null;
      const what = nameSubject(event, providerName);
      const path = `/profile#${SECTIONS[change]}`;
      return { ...common, template: 'security-changed', data: { name, at, change, what, path } };
    }
  }
}

/** One for each administrator. */
function aboutRequest(event: Happened): Mail[] {
  if (event.kind !== 'access-requested') return [];
  const { to, dedupeKey, reader, plan, path } = event.notice;
  const command = `gatehouse admin grant ${shellQuoted(reader.email)} ${plan.id}`;
  return to.map((administrator) => ({
    ...addressed(administrator),
    dedupeKey,
    template: 'access-requested',
    data: { name: administrator.name, reader, plan: plan.title, path, command },
  }));
}

/** An address may contain shell syntax, and its owner chose it. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The name of the passkey, the service, the API key or the app. */
function nameSubject(
  { kind, detail = null }: AccountEvent,
  providerName: (id: string) => string,
): string | null {
  if (NAMED.has(kind)) return detail;
  const isConnection = kind === 'connection-added' || kind === 'connection-removed';
  return isConnection && detail !== null ? providerName(detail) : null;
}

/** In addition to other emails: a session began in a browser new to the reader. */
function aboutDevice({ isNewDevice, notice, at, userAgent, address }: Happened): Mail | null {
  if (!isNewDevice || !notice || 'reader' in notice) return null;
  return {
    ...addressed(notice.to),
    dedupeKey: notice.dedupeKey,
    template: 'new-sign-in',
    data: {
      name: notice.to.name,
      at: at.toISOString(),
      device: describeDevice(userAgent),
      ipAddress: address || null,
      path: '/profile#sessions',
    },
  };
}
