import { type ReactNode, useEffect, useState } from 'react';
import { useEvent } from '@docusaurus/theme-common';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import type { Result } from '../../api/api';
import type { SignInAnswer } from '../../api/auth';
import { keptSession } from './keptSession';
import { useEnter } from './useEnter';
import SignInOptionButton from './SignInOptionButton';
import { loadPasskeys } from '../../api/load';

async function ask(autofill: boolean): Promise<Result<SignInAnswer>> {
  const { signInWithPasskey } = await loadPasskeys();
  return keptSession(await signInWithPasskey(autofill));
}

/** Whether the browser can offer passkeys in the autofill of the email field. */
async function canAutofill(): Promise<boolean> {
  return (
    'PublicKeyCredential' in window &&
    (await PublicKeyCredential.isConditionalMediationAvailable?.())
  );
}

interface PasskeyButtonProps {
  /** Whether the autofill of this page's email field offers passkeys. */
  offersAutofill?: boolean;
}

/** Signs in with a passkey: with this button, or by choosing one in the email field. */
export default function PasskeyButton({ offersAutofill = false }: PasskeyButtonProps): ReactNode {
  const enter = useEnter();
  const [offers, setOffers] = useState(0);
  // The offer may be accepted much later, when the return path is known, unlike during hydration.
  const enterLater = useEvent(enter);
  useEffect(() => {
    const offer = async (): Promise<void> => {
      if (!offersAutofill || !(await canAutofill())) return;
      const result = await ask(true);
      // Ignoring the offer is not a failure.
      if (result.ok) enterLater(result.value);
    };
    offer().catch(() => undefined);
    // Offers again after each attempt with the button, which has ended the offer.
  }, [offers, offersAutofill, enterLater]);

  if (useIsBrowser() && !('PublicKeyCredential' in window)) return null;
  return (
    <SignInOptionButton
      method="passkey"
      act={() => ask(false)}
      onDone={enter}
      onFailed={() => setOffers(offers + 1)}
    >
      <Translate id="account.signIn.passkey">Use a passkey</Translate>
    </SignInOptionButton>
  );
}
