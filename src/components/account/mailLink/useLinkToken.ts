import { useEffect, useState } from 'react';
import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';

/**
 * The secret that a mail's link carries in its anchor, which no server and no `Referer` gets to see.
 * It is taken out of the address bar and the history at once (TOK-07).
 *
 * @returns `null` without one; `undefined` until the page lives
 */
export function useLinkToken(): string | null | undefined {
  const { pathname, search, hash } = useLocation();
  const history = useHistory();
  const isBrowser = useIsBrowser();
  const [token, setToken] = useState<string | null>(null);
  const found = isBrowser ? (/^#token=([\w-]+)$/.exec(hash)?.[1] ?? null) : null;
  if (found !== null && found !== token) setToken(found);

  useEffect(() => {
    if (found !== null) history.replace(pathname + search);
  }, [found, history, pathname, search]);

  return isBrowser ? (found ?? token) : undefined;
}
