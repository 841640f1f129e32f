import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import { PLANS, planTitles } from '@site/src/components/plans/plans';
import Card from './Card';
import styles from './profile.module.css';

/** @param plans the ids of those in force */
export default function PlanCard({ plans }: { plans: readonly string[] }): ReactNode {
  const opened = PLANS.filter(({ id }) => plans.includes(id));
  return (
    <Card section="plan" lead={<Translate id="profile.plan.lead">What is open to you.</Translate>}>
      {plans.length > 0 ? (
        <>
          <p className={styles.plan}>{planTitles(plans).join(', ')}</p>
          {opened.map(({ id, description }) => (
            <p key={id}>{description}</p>
          ))}
        </>
      ) : (
        <>
          <p className={styles.free}>
            <Translate id="profile.plan.free">Free account</Translate>
          </p>
          <p>
            <Translate id="profile.plan.freeOpens">
              Opens the pages for members, and keeps your preferences.
            </Translate>
          </p>
        </>
      )}
      <Link to="/plans">
        <Translate id="profile.plan.all">See all plans</Translate>
      </Link>
    </Card>
  );
}
