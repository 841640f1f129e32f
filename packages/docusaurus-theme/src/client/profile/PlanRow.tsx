import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import type { AccountPlan } from '@gatehouse/contract/account';
import { PLANS, planTitles, PLANS_HREF } from '../api/siteData';
import styles from './PlanRow.module.css';
import Row from './Row';
import DateTime from './security/DateTime';
import { useAccountData } from './useAccountData';

/** @param plans the ids of the active plans */
export default function PlanRow({ plans }: { plans: readonly string[] }): ReactNode {
  // Only for their end: the plans are known already, and shown without waiting.
  const { data } = useAccountData<AccountPlan[]>('/api/me/plans');
  const endOf = (id: string): string | null => data?.find((plan) => plan.id === id)?.endsAt ?? null;
  return (
    <Row
      section="plan"
      value={
        <>
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
                Pages for members, and preferences that follow you.
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
        </>
      }
      actions={
        PLANS_HREF !== undefined && (
          <Link className="button button--secondary button--sm" to={PLANS_HREF}>
            <Translate id="profile.plan.all">See plans</Translate>
          </Link>
        )
      }
    />
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
            {'Included until {date}'}
          </Translate>
        ) : isHeld ? (
          <Translate id="profile.plan.open">Included</Translate>
        ) : (
          <Translate id="profile.plan.closed">Not in your plan</Translate>
        )}
      </span>
    </li>
  );
}
