import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GateBadge';
import { judge } from '../../client/judge';
import { LockIcon } from '../../client/LockIcon';
import { planTitles } from '../../client/planTitles';
import { useKnownReader } from '../../client/useKnownReader';
import { usePlansOf } from '../../client/usePublicOptions';

export default function GateBadge({ access }: Props): ReactNode {
  const reader = useKnownReader();
  const plans = usePlansOf(access);
  const isOpen = judge({ access }, reader, false) === 'open';
  return (
    <span className={isOpen ? 'gate-badge gate-badge--open' : 'gate-badge'}>
      <LockIcon isOpen={isOpen} />
      <span className="gate-hidden">{isOpen ? openText() : lockedText(planTitles(plans))}</span>
    </span>
  );
}

function openText(): string {
  return translate({
    id: 'gate.badge.open',
    message: 'Open to you',
    description: 'Hidden text of the lock beside a gated page that the reader may read',
  });
}

function lockedText(plans: string): string {
  return plans === ''
    ? translate({
        id: 'gate.badge.members',
        message: 'Members only',
        description: 'Hidden text of the lock beside a page for signed-in readers',
      })
    : translate(
        {
          id: 'gate.badge.plans',
          message: 'Locked: {plans}',
          description: 'Hidden text of the lock beside a page; {plans} is one title or several',
        },
        { plans },
      );
}
