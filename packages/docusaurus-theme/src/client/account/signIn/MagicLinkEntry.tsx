import type { ReactNode } from 'react';
import Translate from '@docusaurus/Translate';
import LinkButton from '../mailLink/LinkButton';
import { keptSession } from './keptSession';
import MagicLinkForm from './MagicLinkForm';
import { useEnter } from './useEnter';
import { loadAuth } from '../../api/load';

/** Signs in with the link from an email. */
export default function MagicLinkEntry({ token }: { token: string }): ReactNode {
  const enter = useEnter();
  return (
    <LinkButton
      lead={
        <Translate id="account.magicLink.lead">
          Sign in on this browser with the link from your email.
        </Translate>
      }
      button={<Translate id="account.signIn.submit">Sign in</Translate>}
      act={async () => {
        const { verifyMagicLink } = await loadAuth();
        return keptSession(await verifyMagicLink(token));
      }}
      onDone={enter}
      whenExpired={<MagicLinkForm onBack={() => window.location.reload()} />}
    />
  );
}
