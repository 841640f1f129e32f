import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import { translate } from '@docusaurus/Translate';
import { signInPath } from './publicOptions';

interface Props {
  /** The anchor that the reader returns to, if it differs from the one in the address. */
  readonly anchor?: string;
  readonly className?: string;
}

/** Links to the sign-in page, which returns to the current location: path, query and anchor. */
export function SignInLink({ anchor, className }: Props): ReactNode {
  const { pathname, search, hash } = useLocation();
  const target = anchor === undefined ? hash : `#${anchor}`;
  const next = encodeURIComponent(`${pathname}${search}${target}`);
  return (
    <Link to={`${signInPath}?next=${next}`} className={className}>
      {signInText()}
    </Link>
  );
}

export function signInText(): string {
  return translate({
    id: 'gate.paywall.signInLink',
    message: 'Sign in',
    description: 'A button, and a link that opens the sentence gate.section.signIn',
  });
}
