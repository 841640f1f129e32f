import { translate } from '@docusaurus/Translate';
import type { Activity } from '@gatehouse/contract/activity';
import { planTitles } from '../../api/siteData';

/** An activity, as a sentence to the reader. */
export function activityText({ kind, detail }: Pick<Activity, 'kind' | 'detail'>): string {
  switch (kind) {
    case 'sign-up':
      return translate({ id: 'profile.activity.signUp', message: 'Your account was created.' });
    case 'sign-in':
      return translate({ id: 'profile.activity.signIn', message: 'You signed in.' });
    case 'password-refused':
      return translate({
        id: 'profile.activity.passwordRefused',
        message: 'Someone entered a wrong current password in a browser where you’re signed in.',
      });
    case 'sign-in-failed':
      return translate({
        id: 'profile.activity.signInFailed',
        message: 'Someone tried to sign in to your account and failed.',
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
        message: 'Your password was reset with an email link.',
      });
    case 'email-change-asked':
      return translate({
        id: 'profile.activity.emailChangeAsked',
        message: 'You asked to change your email.',
      });
    case 'email-change-canceled':
      return translate({
        id: 'profile.activity.emailChangeCanceled',
        message: 'You canceled the change of your email.',
      });
    case 'email-changed':
      return translate({
        id: 'profile.activity.emailChanged',
        message: 'Your email was changed.',
      });
    case 'second-factor-on':
      return translate({
        id: 'profile.activity.secondFactorOn',
        message: 'You turned on two-factor authentication.',
      });
    case 'second-factor-off':
      return translate({
        id: 'profile.activity.secondFactorOff',
        message: 'You turned off two-factor authentication.',
      });
    case 'backup-codes-made':
      return translate({
        id: 'profile.activity.backupCodes',
        message: 'You created new backup codes.',
      });
    case 'passkey-added':
      return translate({ id: 'profile.activity.passkeyAdded', message: 'You added a passkey.' });
    case 'passkey-renamed':
      return translate({
        id: 'profile.activity.passkeyRenamed',
        message: 'You renamed a passkey.',
      });
    case 'passkey-removed':
      return translate({
        id: 'profile.activity.passkeyRemoved',
        message: 'You removed a passkey.',
      });
    case 'connection-asked':
      return translate({
        id: 'profile.activity.connectionAsked',
        message: 'You started to connect another service.',
      });
    case 'connection-added':
      return translate({
        id: 'profile.activity.connectionAdded',
        message: 'Another service was connected.',
      });
    case 'connection-removed':
      return translate({
        id: 'profile.activity.connectionRemoved',
        message: 'You disconnected another service.',
      });
    case 'api-key-created':
      return translate({
        id: 'profile.activity.apiKeyCreated',
        message: 'You created an API key.',
      });
    case 'api-key-revoked':
      return translate({
        id: 'profile.activity.apiKeyRevoked',
        message: 'You revoked an API key.',
      });
    case 'app-connected':
      return translate(
        { id: 'profile.activity.appConnected', message: 'You connected the app {name}.' },
        { name: detail ?? '' },
      );
    case 'app-disconnected':
      return translate(
        { id: 'profile.activity.appDisconnected', message: 'You disconnected the app {name}.' },
        { name: detail ?? '' },
      );
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
        message: 'Your account was deleted.',
      });
    case 'access-requested':
      return translate(
        { id: 'profile.activity.accessRequested', message: 'You requested the {plan} plan.' },
        { plan: planName(detail) },
      );
    case 'granted':
      return translate(
        { id: 'profile.activity.granted', message: 'You received the {plan} plan.' },
        { plan: planName(detail) },
      );
    case 'revoked':
      return translate(
        { id: 'profile.activity.revoked', message: 'You no longer have the {plan} plan.' },
        { plan: planName(detail) },
      );
    case 'banned':
      return translate({
        id: 'profile.activity.banned',
        message: 'An administrator suspended your account.',
      });
    case 'unbanned':
      return translate({
        id: 'profile.activity.unbanned',
        message: 'An administrator restored your account.',
      });
    case 'made-administrator':
      return translate({
        id: 'profile.activity.administrator',
        message: 'You became an administrator.',
      });
    case 'everyone-signed-out':
      return translate({
        id: 'profile.activity.everyoneSignedOut',
        message: 'An administrator signed everyone out.',
      });
  }
}

const planName = (id: string | null): string => planTitles(id === null ? [] : [id]).join();
