import { type ReactNode, useState } from 'react';
import type { Reader } from '@gatehouse/contract/me';
import { setSignedInHint } from '../../account/signedInHint';
import type { Result } from '../../api/api';
import { FreshSessionContext, type Origin } from '../../form/FreshSessionContext';
import type { UsedSecurity } from '../security/useSecurity';
import ConfirmDialog from './ConfirmDialog';

interface ConfirmIdentityProps {
  reader: Reader;
  used: UsedSecurity;
  children: ReactNode;
}

interface Question {
  origin: Origin;
  answer: (isConfirmed: boolean) => void;
}

/**
 * Lets readers sign in again, in a dialog, when the server requires a fresh session for their
 * action. Then the action continues. Freshness comes with a new session: the server ends the old
 * one.
 */
export default function ConfirmIdentity(props: ConfirmIdentityProps): ReactNode {
  const { reader, used, children } = props;
  const [question, setQuestion] = useState<Question | null>(null);

  async function withFreshSession<T>(
    act: () => Promise<Result<T>>,
    origin: Origin,
  ): Promise<Result<T>> {
    const result = await act();
    if (result.ok || result.code !== 'SESSION_NOT_FRESH') return result;
    const isConfirmed = await new Promise<boolean>((answer) => setQuestion({ origin, answer }));
    setQuestion(null);
    if (!isConfirmed) return result;
    // Other tabs refresh their session.
    setSignedInHint(true, true);
    const again = await act();
    void used.reload();
    return again;
  }

  return (
    <>
      <FreshSessionContext.Provider value={withFreshSession}>
        {children}
      </FreshSessionContext.Provider>
      {question && (
        <ConfirmDialog
          reader={reader}
          security={used.security}
          origin={question.origin}
          onDone={question.answer}
        />
      )}
    </>
  );
}
