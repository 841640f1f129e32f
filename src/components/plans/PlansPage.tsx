import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import Layout from '@theme/Layout';
import { useReader, useSignInLinks } from '@gatehouse/docusaurus-theme/client';
import PlanRow from './PlanRow';
import { PLANS } from './plans';
import styles from './plans.module.css';

/** What everybody may read, what an account adds, and what the plans of this site open. */
export default function PlansPage(): ReactNode {
  const { reader, plans } = useReader();
  const { signUp } = useSignInLinks();
  const title = translate({ id: 'plans.title', message: 'Plans' });

  return (
    <Layout
      title={title}
      description={translate({
        id: 'plans.description',
        message: 'What is open to everybody, to members, and to readers with a plan.',
      })}
    >
      <main className={styles.page}>
        <h1>{title}</h1>
        <p className={styles.lead}>
          <Translate id="plans.lead">
            Most of these docs are open to everybody. Some pages are for members, and a few belong
            to a plan.
          </Translate>
        </p>

        <PlanRow
          title={<Translate id="plans.public.title">Everybody</Translate>}
          opens={<Translate id="plans.public.opens">Every page without a lock.</Translate>}
          price={<Translate id="plans.public.price">Nothing to do</Translate>}
        />
        <PlanRow
          title={<Translate id="plans.members.title">Members</Translate>}
          opens={
            <Translate id="plans.members.opens">
              The pages for members, and preferences that follow you to other browsers.
            </Translate>
          }
          price={<Translate id="plans.members.price">Free account</Translate>}
          held={reader !== null}
          action={
            <Link to={signUp}>
              <Translate id="plans.members.signUp">Sign up</Translate>
            </Link>
          }
        />
        {PLANS.map(({ id, title: name, description, price }) => (
          <PlanRow
            key={id}
            title={name}
            opens={<bdi>{description}</bdi>}
            price={price}
            held={plans.includes(id)}
            isPlan
          />
        ))}

        <h2>
          <Translate id="plans.get.title">How to get a plan here</Translate>
        </h2>
        <p>
          <Translate id="plans.get.text">
            Gatehouse takes no payments: whoever runs the site grants plans. On your own copy that
            is you. Sign up first, then run:
          </Translate>
        </p>
        <pre>
          <code>
            {`npm run admin -- grant ${reader?.email ?? 'you@example.com'} ${PLANS[0]?.id}`}
          </code>
        </pre>
        <p>
          <Link to="/docs/gate/plans-and-entitlements">
            <Translate id="plans.get.more">More about plans and entitlements</Translate>
          </Link>
        </p>
      </main>
    </Layout>
  );
}
