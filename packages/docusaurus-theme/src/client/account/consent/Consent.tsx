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

/** Asks whether an app may read for the reader. Apps lead here, through the server. */
export default function Consent(): ReactNode {
  const { search } = useLocation();
  const { status, me } = useSession();
  const [isAsked, setAsked] = useState(false);
  const isBrowser = useIsBrowser();
  const request = readAppRequest(isBrowser ? search : '');
  useEffect(() => {
    void refreshSession().then(() => setAsked(true));
  }, []);
  const isAway = status === 'unreachable';
  // The server checks the request, and sends readers who have to sign in there first.
  const goesBack =
    request.kind === 'unchecked' || (request.kind === 'checked' && isAsked && !me && !isAway);
  useEffect(() => {
    if (goesBack) window.location.replace(`${AUTH_URL}/api/auth/oauth2/authorize${search}`);
  }, [goesBack, search]);

  if (!isBrowser || goesBack) return null;
  if (request.kind === 'checked') {
    if (me) return <Question key={search} {...request} search={search} email={me.reader.email} />;
    if (isAway) return <Note id="away" />;
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
          Apps that want to read this site for you lead here. To connect one, start in the app.
        </Translate>
      )}
    </p>
  );
}
