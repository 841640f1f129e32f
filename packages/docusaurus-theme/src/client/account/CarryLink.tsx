import type { MouseEvent, ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useHistory } from '@docusaurus/router';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { Arrival } from './signIn/arrival';

/** The text in the email field of this page, if any. */
function typedEmail(): string {
  const field = document.querySelector('main input[name="email"]');
  return field instanceof HTMLInputElement ? field.value.trim() : '';
}

/** Links to another page for signing in or up, and carries over the email typed on this one. */
export default function CarryLink({
  to,
  children,
}: {
  to: string;
  children: ReactNode;
}): ReactNode {
  const history = useHistory<Arrival>();
  const path = useBaseUrl(to);

  function carry(event: MouseEvent): void {
    const email = typedEmail();
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (email === '' || opensElsewhere) return;
    event.preventDefault();
    history.push(path, { email });
  }

  return (
    <Link to={to} onClick={carry}>
      {children}
    </Link>
  );
}
