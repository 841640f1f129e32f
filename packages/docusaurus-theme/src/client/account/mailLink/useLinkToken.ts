import { useEffect, useState } from 'react';
import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';

/**
 * Reads the secret token in the fragment of an emailed link, which is never sent to a server or in
 * a `Referer`. It is immediately removed from the address bar and the history (TOK-07).
 *
 * @param name the key in the fragment: `#token=…`
 * @returns `null` without one; `undefined` before hydration
 */
export function useLinkToken(name: 'token' | 'change' = 'token'): string | null | undefined {
  const { pathname, search, hash } = useLocation();
  const history = useHistory();
  const isBrowser = useIsBrowser();
  const [token, setToken] = useState<string | null>(null);
  const value = hash.startsWith(`#${name}=`) ? hash.slice(name.length + 2) : '';
  const found = isBrowser && /^[\w-]+$/.test(value) ? value : null;
  if (found !== null && found !== token) setToken(found);

  useEffect(() => {
    if (found !== null) history.replace(pathname + search);
  }, [found, history, pathname, search]);

  return isBrowser ? (found ?? token) : undefined;
}
