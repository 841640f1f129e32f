import type { ReactNode } from 'react';
import { decideAccess } from '@gatehouse/contract/access';
import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GateBadge';
import { useKnownReader } from '../../client/useKnownReader';

/** Kept small, because every public page with a sidebar loads it. */
export default function GateBadge({ access }: Props): ReactNode {
  const reader = useKnownReader();
  const isOpen = reader.status === 'signed-in' && decideAccess(access, reader) === 'open';
  return (
    <span className={isOpen ? 'gate-badge gate-badge--open' : 'gate-badge'}>
      <span className="gate-icon" />
      <span className="gate-hidden">
        {isOpen
          ? translate({ id: 'gate.badge.open', message: 'Open to you' })
          : translate({ id: 'gate.badge.locked', message: 'Locked' })}
      </span>
    </span>
  );
}
