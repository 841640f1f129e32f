import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { PLANS, planTitles } from '@site/src/components/plans/plans';
import Card from './Card';
import styles from './PlanCard.module.css';

/** @param plans the ids of those in force */
export default function PlanCard({ plans }: { plans: readonly string[] }): ReactNode {
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
          <Opens key={id} isHeld={plans.includes(id)}>
            <strong>{title}</strong>: {description}
          </Opens>
        ))}
      </ul>
      <Link to="/plans">
        <Translate id="profile.plan.all">See all plans</Translate>
      </Link>
    </Card>
  );
}

function Opens({ isHeld, children }: { isHeld: boolean; children: ReactNode }): ReactNode {
  return (
    <li className={isHeld ? undefined : styles.closed}>
      <span>{children}</span>
      <span className={styles.held}>
        {isHeld ? (
          <Translate id="profile.plan.open">Open to you</Translate>
        ) : (
          <Translate id="profile.plan.closed">Not in your plan</Translate>
        )}
      </span>
    </li>
  );
}
