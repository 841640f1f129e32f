import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import styles from './account.module.css';
import EmailAddress from './EmailAddress';
import SignOutButton from './navbar/SignOutButton';
import type { SignedIn } from './session';
import { useReturnPath } from './useReturnPath';

/** Replaces a form for a reader who is already signed in. */
export default function AlreadySignedIn({ me }: { me: SignedIn }): ReactNode {
  return (
    <>
      <p className={styles.lead}>
        <Translate
          id="account.already.text"
          values={{
            name: <strong dir="auto">{me.reader.name}</strong>,
            email: <EmailAddress>{me.reader.email}</EmailAddress>,
          }}
        >
          {'You’re signed in as {name} ({email}).'}
        </Translate>
      </p>
      {/* A plain link: the server sends the open page. */}
      <a className="button button--primary button--block" href={useReturnPath()}>
        <Translate id="account.already.continueTo">Continue</Translate>
      </a>
      <NotYou />
    </>
  );
}

/** Signs out, so that the page shows its form for someone else. */
export function NotYou(): ReactNode {
  return (
    <div className={styles.other}>
      <SignOutButton className="button button--link">
        <Translate id="account.already.notYou">Not you? Use another account</Translate>
      </SignOutButton>
    </div>
  );
}
