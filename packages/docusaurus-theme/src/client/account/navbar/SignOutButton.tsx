import { type ReactNode, useState } from 'react';
import Translate from '@docusaurus/Translate';
import FailureNote from '../../form/FailureNote';
import { type Failure, UNREACHABLE } from '../../api/api';
import { forgetReader } from '../sessionStore';
import { loadAuth } from '../../api/load';

interface SignOutButtonProps {
  className?: string | undefined;
  /** Replaces the text "Sign out". */
  children?: ReactNode;
}

/** Signs out without leaving the page; a gated one closes, here and in other tabs. */
export default function SignOutButton({ className, children }: SignOutButtonProps): ReactNode {
  const [failure, setFailure] = useState<Failure | null>(null);

  async function leave(): Promise<void> {
    const result = await loadAuth().then(
      ({ signOut }) => signOut(),
      () => UNREACHABLE,
    );
    if (result.ok) forgetReader();
    else setFailure(result);
  }

  return (
    <>
      <FailureNote failure={failure} />
      <button type="button" className={className} onClick={() => void leave()}>
        {children ?? <Translate id="account.signOut">Sign out</Translate>}
      </button>
    </>
  );
}
