import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import { expectSignIn } from '../signedInHint';
import { useReturnPath } from '../useReturnPath';
import { useSignInMethods } from './useSignInMethods';
import SignInOptionButton from './SignInOptionButton';
import { loadAuth } from '../../api/load';

/** The external providers that readers can sign in with: those configured on the server. */
export default function ProviderButtons(): ReactNode {
  const next = useReturnPath();
  const providers = useSignInMethods()?.providers ?? [];

  async function begin(provider: string) {
    const { signInWithProvider } = await loadAuth();
    return signInWithProvider(provider, next);
  }

  return providers.map(({ id, name }) => (
    <SignInOptionButton
      key={id}
      method={id}
      act={() => begin(id)}
      onDone={({ url }) => {
        expectSignIn();
        window.location.assign(url);
      }}
    >
      <Translate id="account.signIn.provider" values={{ name }}>
        {'Continue with {name}'}
      </Translate>
    </SignInOptionButton>
  ));
}
