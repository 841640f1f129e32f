import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import type { AccountPlan } from '@gatehouse/contract/account';
import { PLANS, planTitles, PLANS_HREF } from '../api/siteData';
import Card from './Card';
import styles from './PlanCard.module.css';
import DateTime from './security/DateTime';
import { useAccountData } from './useAccountData';

/** @param plans the ids of those in force */
export default function PlanCard({ plans }: { plans: readonly string[] }): ReactNode {
  // Only how long they last: what is open is known already, and does not wait for it.
  const { data } = useAccountData<AccountPlan[]>('/api/me/plans');
  const endOf = (id: string): string | null => data?.find((plan) => plan.id === id)?.endsAt ?? null;
  return (
    <Card section="plan" lead={<Translate id="profile.plan.lead">What is open to you.</Translate>}>
      <p className={plans.length > 0 ? styles.plan : styles.free}>
        {plans.length > 0 ? (
          planTitles(plans).join(', ')
        ) : (
          <Translate id="profile.plan.free">Free account</Translate>
        )}
      </p>
      <ul className={styles.list}>
        <Opens isHeld>
          <Translate id="profile.plan.freeOpens">
            Opens the pages for members, and keeps your preferences.
          </Translate>
        </Opens>
        {PLANS.map(({ id, title, description }) => (
          <Opens key={id} isHeld={plans.includes(id)} endsAt={endOf(id)}>
            <bdi>
              <strong>{title}</strong>
              {description && `: ${description}`}
            </bdi>
          </Opens>
        ))}
      </ul>
      {PLANS_HREF !== undefined && (
        <Link to={PLANS_HREF}>
          <Translate id="profile.plan.all">See all plans</Translate>
        </Link>
      )}
    </Card>
  );
}

interface OpensProps {
  isHeld: boolean;
  endsAt?: string | null;
  children: ReactNode;
}

function Opens({ isHeld, endsAt, children }: OpensProps): ReactNode {
  return (
    <li className={isHeld ? undefined : styles.closed}>
      <span>{children}</span>
      <span className={styles.held}>
        {isHeld && endsAt ? (
          <Translate id="profile.plan.openUntil" values={{ date: <DateTime at={endsAt} /> }}>
            {'Open to you until {date}'}
          </Translate>
        ) : isHeld ? (
          <Translate id="profile.plan.open">Open to you</Translate>
        ) : (
          <Translate id="profile.plan.closed">Not in your plan</Translate>
        )}
      </span>
    </li>
  );
}
