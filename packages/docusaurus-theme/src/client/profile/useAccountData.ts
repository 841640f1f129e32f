import { useCallback, useEffect, useState } from 'react';
import { callApi, type Failure, type Result } from '../api/api';

interface AccountData<T> {
  /** `null` until it has loaded. */
  data: T | null;
  failure: Failure | null;
  load: () => Promise<void>;
}

/** The response of an account route, requested when the component mounts. */
export function useAccountData<T>(path: string): AccountData<T> {
  const [data, setData] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const settle = useCallback((answer: Result<T>) => {
    if (answer.ok) setData(answer.value);
    setFailure(answer.ok ? null : answer);
  }, []);
  const load = useCallback(() => callApi<T>(path).then(settle), [path, settle]);
  useEffect(() => void load(), [load]);

  return { data, failure, load };
}
