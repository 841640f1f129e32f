import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { translate } from '@docusaurus/Translate';
import { usePublicOptions } from '../usePublicOptions';

/** To the sign-in page, which leads back to where the reader is: path, query and anchor. */
export function SignInLink(): ReactNode {
  const { signInPath } = usePublicOptions();
  const { pathname, search, hash } = useLocation();
  const next = encodeURIComponent(`${pathname}${search}${hash}`);
  return <Link to={`${signInPath}?next=${next}`}>{signInText()}</Link>;
}

export function signInText(): string {
  return translate({
    id: 'gate.paywall.signInLink',
    message: 'Sign in',
    description: 'The link that opens the sentence gate.paywall.signIn',
  });
}
