import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { keptSession } from '../../account/signIn/keptSession';
import { expectSignIn } from '../../account/signedInHint';
import type { SignInAnswer } from '../../api/auth';
import { loadAuth, loadPasskeys } from '../../api/load';
import { ROUTES } from '../../api/siteData';
import { AnchorContext } from '../../form/AnchorContext';
import { keepDraft } from '../../form/draft';
import FailureNote from '../../form/FailureNote';
import type { Origin } from '../../form/FreshSessionContext';
import SignInAgainLink from '../../form/SignInAgainLink';
import CancelButton from '../CancelButton';
import ActButton from '../security/ActButton';
import { useAct } from '../security/useAct';
import type { Security } from '../security/useSecurity';
import styles from './confirmIdentity.module.css';
import ConfirmPassword from './ConfirmPassword';

interface FirstFactorProps {
  email: string;
  security: Security | null;
  origin: Origin;
  onDone: (answer: SignInAnswer) => void;
  onCancel: () => void;
}

/** The account's sign-in methods. */
export default function FirstFactor(factor: FirstFactorProps): ReactNode {
  const { email, security, origin, onDone, onCancel } = factor;
  const { busy, failure, act } = useAct();
  const profile = useBaseUrl(ROUTES.profile);
  const hasPasskeys =
    security !== null && security.passkeys.length > 0 && 'PublicKeyCredential' in window;
  const providers =
    security?.providers.filter(({ id }) =>
      security.connections.some(({ provider }) => provider === id),
    ) ?? [];

  async function usePasskey() {
    const { signInWithPasskey } = await loadPasskeys();
    return keptSession(await signInWithPasskey(false));
  }

  async function leaveFor(provider: string) {
    const { signInWithProvider } = await loadAuth();
    return signInWithProvider(provider, `${profile}?edit#${origin.anchor}`);
  }

  return (
    <>
      <p>
        <Translate id="profile.confirm.lead">
          To protect your account, we ask you to sign in again before you make this change.
        </Translate>
      </p>
      <FailureNote failure={failure} />
      {security?.hasPassword && <ConfirmPassword email={email} onDone={onDone} />}
      {hasPasskeys && (
        <ActButton busy={busy} onClick={() => void act(usePasskey, onDone)}>
          <Translate id="profile.confirm.passkey">Use a passkey</Translate>
        </ActButton>
      )}
      {providers.map(({ id, name }) => (
        <ActButton
          key={id}
          busy={busy}
          onClick={() =>
            void act(
              () => leaveFor(id),
              ({ url }) => {
                if (origin.form) keepDraft(origin.form, origin.anchor);
                expectSignIn();
                window.location.assign(url);
              },
            )
          }
        >
          <Translate id="account.signIn.provider" values={{ name }}>
            {'Continue with {name}'}
          </Translate>
        </ActButton>
      ))}
      <div className={styles.other}>
        <AnchorContext.Provider value={origin.anchor}>
          <SignInAgainLink form={origin.form}>
            <Translate id="profile.confirm.otherWay">Sign in another way</Translate>
          </SignInAgainLink>
        </AnchorContext.Provider>
        <CancelButton onClick={onCancel} />
      </div>
    </>
  );
}
