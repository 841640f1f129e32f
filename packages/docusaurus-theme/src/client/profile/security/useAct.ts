import { useContext, useState } from 'react';
import { notifyAct } from '../../api/acts';
import { type Failure, type Result, UNREACHABLE } from '../../api/api';
import { AnchorContext } from '../../form/AnchorContext';
import { FreshSessionContext } from '../../form/FreshSessionContext';

interface UsedAct {
  busy: boolean;
  failure: Failure | null;
  /** Calls the server, unless a call is pending. @returns whether it succeeded */
  act: <T>(call: () => Promise<Result<T>>, onDone?: (answer: T) => void) => Promise<boolean>;
}

/** For a button that calls the server: waits for it, and keeps the reason for a refusal. */
export function useAct(): UsedAct {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const anchor = useContext(AnchorContext);
  const withFreshSession = useContext(FreshSessionContext);

  return {
    busy,
    failure,
    act: async (call, onDone) => {
      if (busy) return false;
      setBusy(true);
      setFailure(null);
      // Code that the call loads on demand may fail to load, too.
      const result = await withFreshSession(call, { form: null, anchor }).catch(() => UNREACHABLE);
      setBusy(false);
      if (result.ok) onDone?.(result.value);
      else setFailure(result);
      notifyAct();
      return result.ok;
    },
  };
}
