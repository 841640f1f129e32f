import { translate } from '@docusaurus/Translate';

/**
 * The message for a reader whom another service sent back without a sign-in.
 *
 * @param code from the address bar: never shown itself, because anyone may have written it (OAU-10)
 */
export function refusalText(code: string): string {
  switch (code) {
    case 'access_denied':
      return translate({
        id: 'account.provider.denied',
        message: 'You canceled sign-in with the other service. Nothing has changed here.',
      });
    case 'email_not_verified':
    case 'email_not_found':
      return translate({
        id: 'account.provider.unverified',
        message:
          'The other service has no verified email for you. Verify your email there, or sign in another way.',
      });
    case 'account_not_linked':
      return translate({
        id: 'account.provider.notLinked',
        message:
          'An account with this email already exists. Sign in another way first. Then you can connect the service on your profile page.',
      });
    case 'account_already_linked_to_different_user':
      return translate({
        id: 'account.provider.otherAccount',
        message: 'Another reader’s account here is already connected to that account.',
      });
    case 'sign_up_closed':
      return translate({
        id: 'account.provider.signUpClosed',
        message:
          'You don’t have an account here yet, and this site isn’t accepting new ones, or not with your email.',
      });
    case 'unavailable':
      return translate({
        id: 'account.provider.unavailable',
        message: 'Accounts are temporarily unavailable. Try again in a few minutes.',
      });
    case 'state_not_found':
    case 'state_mismatch':
    case 'invalid_state':
      return translate({
        id: 'account.provider.tooLate',
        message:
          'That took too long, was started in another browser, or your browser blocks cookies for this site. Allow cookies, then try again.',
      });
    default:
      return translate({
        id: 'account.provider.failed',
        message: 'The other service couldn’t sign you in. Try again, or sign in another way.',
      });
  }
}
