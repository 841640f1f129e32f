import { useState } from 'react';
import { tellOfAct } from '../../api/acts';
import { type Failure, type Result, UNREACHABLE } from '../../api/api';

interface UsedAct {
  busy: boolean;
  failure: Failure | null;
  /** Calls the server, unless it is being called. @returns whether it did what was asked */
  act: <T>(call: () => Promise<Result<T>>, onDone?: (answer: T) => void) => Promise<boolean>;
}

/** A button that calls the server: waits for it, and holds why it was refused. */
export function useAct(): UsedAct {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  return {
    busy,
    failure,
    act: async (call, onDone) => {
      if (busy) return false;
      setBusy(true);
      setFailure(null);
      // What the call loads when first needed may be out of reach as well.
      const result = await call().catch(() => UNREACHABLE);
      setBusy(false);
      if (result.ok) onDone?.(result.value);
      else setFailure(result);
      tellOfAct();
      return result.ok;
    },
  };
}
