import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from '@docusaurus/router';
import Translate from '@docusaurus/Translate';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { AUTH_URL } from '../../api/siteData';
import styles from '../account.module.css';
import { refreshSession } from '../followSession';
import { useSession } from '../useSession';
import { readAppRequest } from './appRequest';
import Question from './Question';

/** The consent page, to which the server redirects an app's authorization request. */
export default function Consent(): ReactNode {
  const { search } = useLocation();
  const { status, me } = useSession();
  const [isAsked, setAsked] = useState(false);
  const isBrowser = useIsBrowser();
  const request = readAppRequest(isBrowser ? search : '');
  useEffect(() => {
    void refreshSession().then(() => setAsked(true));
  }, []);
  const isUnreachable = status === 'unreachable';
  // The server checks the request, and redirects to the sign-in page first if necessary.
  const needsServer =
    request.kind === 'unchecked' ||
    (request.kind === 'checked' && isAsked && !me && !isUnreachable);
  useEffect(() => {
    if (needsServer) window.location.replace(`${AUTH_URL}/api/auth/oauth2/authorize${search}`);
  }, [needsServer, search]);

  if (!isBrowser || needsServer) return null;
  if (request.kind === 'checked') {
    if (me) return <Question key={search} {...request} search={search} email={me.reader.email} />;
    if (isUnreachable) return <Note id="away" />;
    return null;
  }
  return <Note id={request.kind === 'refused' ? 'refused' : 'none'} />;
}

function Note({ id }: { id: 'away' | 'refused' | 'none' }): ReactNode {
  return (
    <p role="alert" className={styles.lead}>
      {id === 'away' && (
        <Translate id="account.consent.away">
          The account server isn’t responding, so the app can’t be connected right now. Try again in
          a moment.
        </Translate>
      )}
      {id === 'refused' && (
        <Translate id="account.consent.refused">
          The app’s request isn’t valid, so nothing was shared. Go back to the app and try again.
        </Translate>
      )}
      {id === 'none' && (
        <Translate id="account.consent.none">
          Apps send you to this page when they want to read this site for you. To connect one, start
          in the app.
        </Translate>
      )}
    </p>
  );
}
