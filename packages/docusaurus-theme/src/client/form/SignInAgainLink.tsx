import { type ReactNode, useContext } from 'react';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import { ROUTES } from '../api/siteData';
import { AnchorContext } from './AnchorContext';
import { keepDraft } from './draft';

/** Leads to sign-in, and back to the form: to its row, opened, where it has one. */
export default function SignInAgainLink(): ReactNode {
  const { pathname, search } = useLocation();
  const anchor = useContext(AnchorContext);
  const next = anchor === '' ? pathname + search : `${pathname}?edit#${anchor}`;
  return (
    <Link
      to={`${ROUTES.signIn}?again&next=${encodeURIComponent(next)}`}
      onClick={({ currentTarget }) => {
        const form = currentTarget.closest('form');
        if (form) keepDraft(form, anchor);
      }}
    >
      <Translate id="form.signInAgain">Sign in again</Translate>
    </Link>
  );
}
