import { useEffect, useState } from 'react';
import type { SignInMethods } from '@gatehouse/contract/account';
import { callApi, type Result } from '../../api/api';

let asked: Promise<Result<SignInMethods>> | null = null;

/**
 * The sign-in methods enabled on the server, requested once for all parts of a page. `null` until
 * known.
 */
export function useSignInMethods(): SignInMethods | null {
  const [methods, setMethods] = useState<SignInMethods | null>(null);
  useEffect(() => {
    asked ??= callApi<SignInMethods>('/api/auth/methods');
    void asked.then((answer) => {
      if (answer.ok) setMethods(answer.value);
      else asked = null;
    });
  }, []);
  return methods;
}
