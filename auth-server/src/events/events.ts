import type { ActivityKind } from '@gatehouse/contract/account';
import type { Plan } from '@gatehouse/contract/plan';
import type { Addressee } from '../mail/message/Mail.js';
import type { SecurityChange } from '../mail/message/securityChanges.js';

/** Who asked for it, and from where. */
export interface EventOrigin {
  actor: 'reader' | 'administrator' | 'stranger';
  address?: string | null | undefined;
  userAgent?: string | null | undefined;
  requestId?: string | null | undefined;
}

/** Whom an email about an event goes to. */
interface Notice {
  to: Addressee;
  /** Names the request: one email for each. */
  dedupeKey: string;
}

/** Kinds that readers are told of by email, without anything but the event and whom to tell. */
type NoticedKind =
  SecurityChange | 'sign-in' | 'password-changed' | 'password-reset' | 'account-deleted';

/** A reader asks for a plan: each administrator is told. */
interface RequestNotice {
  to: readonly Addressee[];
  dedupeKey: string;
  reader: Pick<Addressee, 'name' | 'email'>;
  plan: Pick<Plan, 'id' | 'title'>;
  /** The page that it is to open. */
  path: string;
}

/** Kinds whose email needs more than that. */
type OwnNotice = 'sign-up' | 'email-changed' | 'access-requested' | 'granted';

/**
 * Something that happened to an account, after it happened. Its kind is a name for good: it is in the
 * database, and in the words of the command line and of webhooks.
 *
 * `notice` is what its mail needs; `null` where no one is told.
 */
export type AccountEvent = EventOrigin & {
  /** Whom it concerns; `null`: no one that we know. */
  userId: string | null;
  /** A plan, a provider's id, a passkey's name: what it was about. Short, and never a secret. */
  detail?: string | null | undefined;
  /** Its session was made in a browser that the reader, who has signed in elsewhere, never used. */
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

export interface Subscriber {
  /** For the log. */
  name: string;
  handle(this: void, event: AccountEvent & { at: Date }): Promise<void>;
}

export interface Events {
  /** Tells all subscribers, one after the other, and waits for them. */
  emit(event: AccountEvent): Promise<void>;
}

/**
 * @param options.onFailure hears of a subscriber that failed. What was done is done: only if this throws
 *   as well, the others are not told and `emit` fails.
 */
export function createEvents(options: {
  subscribers: readonly Subscriber[];
  onFailure: (error: unknown, about: { subscriber: string; kind: ActivityKind }) => void;
}): Events {
  return {
    emit: async (event) => {
      const happened = { ...event, at: new Date() };
      for (const { name, handle } of options.subscribers) {
        try {
          await handle(happened);
        } catch (error) {
          options.onFailure(error, { subscriber: name, kind: event.kind });
        }
      }
    },
  };
}
