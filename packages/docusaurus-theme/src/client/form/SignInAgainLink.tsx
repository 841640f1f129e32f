import { type ReactNode, useContext } from 'react';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import { ROUTES } from '../api/siteData';
import { AnchorContext } from './AnchorContext';
import { keepDraft } from './draft';

interface SignInAgainLinkProps {
  /** The form whose draft is kept; default: the one around the link. */
  form?: HTMLFormElement | null;
  children?: ReactNode;
}

/** Leads to sign-in, and back to the form: to its opened row, if it has one. */
export default function SignInAgainLink({ form, children }: SignInAgainLinkProps): ReactNode {
  const { pathname, search } = useLocation();
  const anchor = useContext(AnchorContext);
  const next = anchor === '' ? pathname + search : `${pathname}?edit#${anchor}`;
  return (
    <Link
      to={`${ROUTES.signIn}?again&next=${encodeURIComponent(next)}`}
      onClick={({ currentTarget }) => {
        const kept = form ?? currentTarget.closest('form');
        if (kept) keepDraft(kept, anchor);
      }}
    >
      {children ?? <Translate id="form.signInAgain">Sign in again</Translate>}
    </Link>
  );
}
