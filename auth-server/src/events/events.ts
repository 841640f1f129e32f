import type { ActivityKind } from '@gatehouse/contract/account';
import type { Plan } from '@gatehouse/contract/plan';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.js';
import type { Addressee } from '../mail/message/Mail.js';
import type { SecurityChange } from '../mail/message/securityChanges.js';

/** The actor and origin of an event. */
export interface EventOrigin {
  actor: 'reader' | 'administrator' | 'stranger';
  address?: string | null | undefined;
  userAgent?: string | null | undefined;
  requestId?: string | null | undefined;
}

/** The recipient of an email about an event. */
interface Notice {
  to: Addressee;
  /** Identifies the request: one email for each. */
  dedupeKey: string;
}

/** Kinds that readers are emailed about, which need only the event and the recipient. */
type NoticedKind =
  SecurityChange | 'sign-in' | 'password-changed' | 'password-reset' | 'account-deleted';

/** A reader requests a plan: each administrator is emailed. */
interface RequestNotice {
  to: readonly Addressee[];
  dedupeKey: string;
  reader: Pick<Addressee, 'name' | 'email'>;
  plan: Pick<Plan, 'id' | 'title'>;
  /** The page that the reader wants to open. */
  path: string;
}

/** Kinds whose email needs more than that. */
type OwnNotice = 'sign-up' | 'email-changed' | 'access-requested' | 'granted';

/**
 * Something that has happened to an account. The names of kinds are permanent: they are in the
 * database, and used by the command line and by webhooks.
 *
 * `notice` is the data for its email; `null` if none is sent.
 */
export type AccountEvent = EventOrigin & {
  /** The reader concerned; `null` if unknown. */
  userId: string | null;
  /** What it applied to: a plan, a provider's id, a passkey's name. Short, and never a secret. */
  detail?: string | null | undefined;
  /** The session began in a browser new to the reader, who has signed in elsewhere before. */
  isNewDevice?: boolean;
} & (
    | { kind: 'sign-up'; notice: (Notice & { path: string }) | null }
    | { kind: 'email-changed'; notice: Notice & { newAddress: string } }
    | { kind: 'access-requested'; notice: RequestNotice }
    | { kind: 'granted'; notice: Notice & { plan: string; path: string | null } }
    | { kind: NoticedKind; notice: Notice | null }
    | {
        kind: Exclude<ActivityKind, NoticedKind | OwnNotice>;
        notice?: Notice | null;
      }
  );

type Happened = AccountEvent & { at: Date };

export interface Subscriber {
  /** For the log. */
  name: string;
  /** Whether it only writes to the database, and can do so in the transaction of the change. */
  isTransactional?: boolean;
  handle(this: void, event: Happened, transaction?: Kysely<Schema>): Promise<void>;
}

export interface Events {
  /** Notifies all subscribers in order, and waits for them. */
  emit(event: AccountEvent): Promise<void>;
  /**
   * Notifies those that write to the database, in the transaction of the change: a process that is killed leaves
   * both, or neither.
   *
   * @returns a function that notifies the others, for after the commit
   * @throws when one of them fails: the transaction can't be committed
   */
  record(event: AccountEvent, transaction: Kysely<Schema>): Promise<() => Promise<void>>;
}

/**
 * @param options.onFailure called when a subscriber fails. The event has already happened: only if
 * this throws, too, the others are not notified and `emit` fails.
 */
export function createEvents(options: {
  subscribers: readonly Subscriber[];
  onFailure: (error: unknown, about: { subscriber: string; kind: ActivityKind }) => void;
}): Events {
  const { subscribers } = options;
  const notify = async (notified: readonly Subscriber[], happened: Happened) => {
    for (const { name, handle } of notified) {
      try {
        await handle(happened);
      } catch (error) {
        options.onFailure(error, { subscriber: name, kind: happened.kind });
      }
    }
  };
  return {
    emit: (event) => notify(subscribers, { ...event, at: new Date() }),
    record: async (event, transaction) => {
      const happened = { ...event, at: new Date() };
      for (const { isTransactional, handle } of subscribers) {
        if (isTransactional) await handle(happened, transaction);
      }
      const others = subscribers.filter(({ isTransactional }) => !isTransactional);
      return () => notify(others, happened);
    },
  };
}
