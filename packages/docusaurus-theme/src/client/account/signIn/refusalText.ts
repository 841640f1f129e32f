import { translate } from '@docusaurus/Translate';

/**
 * What to tell a reader whom another service sent back without a sign-in.
 *
 * @param code from the address bar: never shown itself, because anybody may have written it (OAU-10)
 */
export function refusalText(code: string): string {
  switch (code) {
    case 'access_denied':
      return translate({
        id: 'account.provider.denied',
        message: 'You canceled at the other service. Nothing has changed here.',
      });
    case 'email_not_verified':
    case 'email_not_found':
      return translate({
        id: 'account.provider.unverified',
        message:
          'The other service has no confirmed email address of yours. Confirm it there, or sign in another way.',
      });
    case 'account_not_linked':
      return translate({
        id: 'account.provider.notLinked',
        message:
          'There is an account with this address already. Sign in to it another way; then you can connect the service on your profile page.',
      });
    case 'account_already_linked_to_different_user':
      return translate({
        id: 'account.provider.otherAccount',
        message: 'That account of the other service belongs to another reader here.',
      });
    case 'sign_up_closed':
      return translate({
        id: 'account.provider.signUpClosed',
        message:
          'You have no account here yet, and this site is not taking new ones, or none for your address.',
      });
    case 'unavailable':
      return translate({
        id: 'account.provider.unavailable',
        message: 'Accounts are unavailable at the moment. Try again shortly.',
      });
    case 'state_not_found':
    case 'state_mismatch':
    case 'invalid_state':
      return translate({
        id: 'account.provider.tooLate',
        message:
          'That took too long, was begun in another browser, or your browser blocks cookies for this site. Allow cookies, then try once more.',
      });
    default:
      return translate({
        id: 'account.provider.failed',
        message: 'The other service could not sign you in. Try once more, or use another way.',
      });
  }
}
