import { translate } from '@docusaurus/Translate';
import type { Activity } from '@gatehouse/contract/account';
import { planTitles } from '../../api/siteData';

/** Says what happened, in one sentence to the reader whom it concerns. */
export function activityText({ kind, detail }: Pick<Activity, 'kind' | 'detail'>): string {
  switch (kind) {
    case 'sign-up':
      return translate({ id: 'profile.activity.signUp', message: 'Your account was made.' });
    case 'sign-in':
      return translate({ id: 'profile.activity.signIn', message: 'You signed in.' });
    case 'password-refused':
      return translate({
        id: 'profile.activity.passwordRefused',
        message: 'A wrong current password was entered in a signed-in browser.',
      });
    case 'sign-in-failed':
      return translate({
        id: 'profile.activity.signInFailed',
        message: 'Somebody tried to sign in to your account, and failed.',
      });
    case 'sign-out':
      return translate({ id: 'profile.activity.signOut', message: 'You signed out.' });
    case 'password-changed':
      return translate({
        id: 'profile.activity.passwordChanged',
        message: 'You changed your password.',
      });
    case 'password-reset':
      return translate({
        id: 'profile.activity.passwordReset',
        message: 'A new password was set by the link in a mail.',
      });
    case 'email-change-asked':
      return translate({
        id: 'profile.activity.emailChangeAsked',
        message: 'You asked for another email address.',
      });
    case 'email-change-canceled':
      return translate({
        id: 'profile.activity.emailChangeCanceled',
        message: 'You canceled the change of your email address.',
      });
    case 'email-changed':
      return translate({
        id: 'profile.activity.emailChanged',
        message: 'Your email address was changed.',
      });
    case 'second-factor-on':
      return translate({
        id: 'profile.activity.secondFactorOn',
        message: 'You switched two-factor sign-in on.',
      });
    case 'second-factor-off':
      return translate({
        id: 'profile.activity.secondFactorOff',
        message: 'You switched two-factor sign-in off.',
      });
    case 'backup-codes-made':
      return translate({
        id: 'profile.activity.backupCodes',
        message: 'You made new backup codes.',
      });
    case 'passkey-added':
      return translate({ id: 'profile.activity.passkeyAdded', message: 'You added a passkey.' });
    case 'passkey-renamed':
      return translate({
        id: 'profile.activity.passkeyRenamed',
        message: 'You gave a passkey another name.',
      });
    case 'passkey-removed':
      return translate({
        id: 'profile.activity.passkeyRemoved',
        message: 'You removed a passkey.',
      });
    case 'connection-asked':
      return translate({
        id: 'profile.activity.connectionAsked',
        message: 'You began to connect an account of another service.',
      });
    case 'connection-added':
      return translate({
        id: 'profile.activity.connectionAdded',
        message: 'An account of another service was connected.',
      });
    case 'connection-removed':
      return translate({
        id: 'profile.activity.connectionRemoved',
        message: 'You took an account of another service off.',
      });
    case 'session-ended':
      return translate({ id: 'profile.activity.sessionEnded', message: 'You ended a session.' });
    case 'other-sessions-ended':
      return translate({
        id: 'profile.activity.otherSessionsEnded',
        message: 'You ended all other sessions.',
      });
    case 'data-exported':
      return translate({
        id: 'profile.activity.exported',
        message: 'You downloaded your data.',
      });
    case 'account-deleted':
      return translate({
        id: 'profile.activity.deleted',
        message: 'The account was deleted.',
      });
    case 'access-requested':
      return translate(
        { id: 'profile.activity.accessRequested', message: 'You requested the plan {plan}.' },
        { plan: planName(detail) },
      );
    case 'granted':
      return translate(
        { id: 'profile.activity.granted', message: 'You were given the plan {plan}.' },
        { plan: planName(detail) },
      );
    case 'revoked':
      return translate(
        { id: 'profile.activity.revoked', message: 'The plan {plan} was taken from you.' },
        { plan: planName(detail) },
      );
    case 'banned':
      return translate({
        id: 'profile.activity.banned',
        message: 'An administrator closed your account.',
      });
    case 'unbanned':
      return translate({
        id: 'profile.activity.unbanned',
        message: 'An administrator opened your account again.',
      });
    case 'made-administrator':
      return translate({
        id: 'profile.activity.administrator',
        message: 'You were made an administrator.',
      });
    case 'everyone-signed-out':
      return translate({
        id: 'profile.activity.everyoneSignedOut',
        message: 'An administrator signed everyone out.',
      });
  }
}

const planName = (id: string | null): string => planTitles(id === null ? [] : [id]).join();
