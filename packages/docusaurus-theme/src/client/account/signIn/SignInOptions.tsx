import { type ReactNode, useState } from 'react';
import Link from '@docusaurus/Link';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from '../account.module.css';
import AlreadySignedIn from '../AlreadySignedIn';
import { useLinkToken } from '../mailLink/useLinkToken';
import { useSession } from '../useSession';
import { useSignInLinks } from '../useSignInLinks';
import ArrivalNote from './ArrivalNote';
import MagicLinkEntry from './MagicLinkEntry';
import MagicLinkForm from './MagicLinkForm';
import PasskeyButton from './PasskeyButton';
import PasswordForm from './PasswordForm';
import ProviderButtons from './ProviderButtons';
import ProviderRefusal from './ProviderRefusal';

/** All ways in that are on; each leads back to where the reader came from. */
export default function SignInOptions(): ReactNode {
  const { me } = useSession();
  const token = useLinkToken();
  const { search } = useLocation();
  const { signUp } = useSignInLinks();
  // Whoever is to sign in once more, before something that matters, gets the ways in all the same.
  const isAgain = useIsBrowser() && new URLSearchParams(search).has('again');
  /** The address as far as it was typed, once the reader wants a link instead. */
  const [linkFor, setLinkFor] = useState<string | null>(null);

  if (token) return <MagicLinkEntry key={token} token={token} />;
  if (me && !isAgain) {
    return (
      <>
        <ProviderRefusal />
        <AlreadySignedIn me={me} />
      </>
    );
  }
  if (linkFor !== null) return <MagicLinkForm email={linkFor} onBack={() => setLinkFor(null)} />;
  return (
    <>
      <ArrivalNote />
      <ProviderRefusal />
      {me && (
        <p className={styles.notice}>
          <Translate
            id="account.signIn.again"
            values={{ name: <strong dir="auto">{me.reader.name}</strong> }}
          >
            {
              'You are signed in as {name}. Sign in once more, so that we know it is you; then you are back where you were.'
            }
          </Translate>
        </p>
      )}
      <PasswordForm email={me?.reader.email} onLink={setLinkFor} />
      <div className={styles.ways}>
        <PasskeyButton />
        <ProviderButtons />
      </div>
      <p className={styles.other}>
        <Translate id="account.signIn.noAccount">No account yet?</Translate>{' '}
        <Link to={signUp}>
          <Translate id="account.signIn.toSignUp">Sign up</Translate>
        </Link>
      </p>
    </>
  );
}
