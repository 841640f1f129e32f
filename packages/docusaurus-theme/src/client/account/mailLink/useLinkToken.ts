import { useEffect, useState } from 'react';
import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';

/**
 * The secret that a mail's link carries in its anchor, which no server and no `Referer` gets to see.
 * It is taken out of the address bar and the history at once (TOK-07).
 *
 * @param name what stands before it: `#token=…`
 * @returns `null` without one; `undefined` until the page lives
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
