import { type ReactNode, useId, useState } from 'react';
import FailureNote from '../../form/FailureNote';
import { type Failure, type Result, UNREACHABLE } from '../../api/api';
import styles from '../account.module.css';
import LastUsed from './LastUsed';

interface SignInOptionButtonProps<T> {
  /** See {@link LastUsed}. */
  method: string;
  act: () => Promise<Result<T>>;
  onDone: (answer: T) => void;
  /** Called after a failed attempt. */
  onFailed?: () => void;
  children: ReactNode;
}

/** A sign-in method that needs no typing. */
export default function SignInOptionButton<T>(way: SignInOptionButtonProps<T>): ReactNode {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function act(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const result = await way.act().catch(() => UNREACHABLE);
    setBusy(false);
    if (result.ok) way.onDone(result.value);
    else {
      setFailure(result);
      way.onFailed?.();
    }
  }

  return (
    <div className={styles.way}>
      <button
        type="button"
        className="button button--secondary button--block"
        aria-disabled={busy}
        aria-describedby={id}
        onClick={() => void (busy || act())}
      >
        {way.children}
      </button>
      <LastUsed method={way.method} id={id} />
      <FailureNote failure={failure} />
    </div>
  );
}
