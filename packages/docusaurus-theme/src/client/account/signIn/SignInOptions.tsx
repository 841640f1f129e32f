import { type ReactNode, useState } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import styles from '../account.module.css';
import AlreadySignedIn, { NotYou } from '../AlreadySignedIn';
import CarryLink from '../CarryLink';
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

/** All enabled sign-in methods. Each returns to where the reader came from. */
export default function SignInOptions(): ReactNode {
  const { me } = useSession();
  const token = useLinkToken();
  const { search } = useLocation();
  const { signUp } = useSignInLinks();
  // Signing in again, before a sensitive action.
  const isAgain = useIsBrowser() && new URLSearchParams(search).has('again');
  /** The address typed so far, once the reader requests a link instead. */
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
              'You’re signed in as {name}. Confirm it’s you by signing in again. Then you’ll be right back where you were.'
            }
          </Translate>
        </p>
      )}
      <PasswordForm key={me?.reader.id} email={me?.reader.email} onLink={setLinkFor} />
      <div className={styles.ways}>
        <PasskeyButton offersAutofill />
        <ProviderButtons />
      </div>
      {me ? (
        <NotYou />
      ) : (
        <p className={styles.other}>
          <Translate id="account.signIn.noAccount">Don’t have an account?</Translate>{' '}
          <CarryLink to={signUp}>
            <Translate id="account.signIn.toSignUp">Sign up</Translate>
          </CarryLink>
        </p>
      )}
    </>
  );
}
