import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate, { translate } from '@docusaurus/Translate';
import GateRequest from '@theme/GateRequest';
import Layout from '@theme/Layout';
import { useReader, useSignInLinks } from '@gatehouse/docusaurus-theme/client';
import PlanRow from './PlanRow';
import { PLANS } from './plans';
import styles from './plans.module.css';

/** What everyone can read, what an account adds, and what the plans of this site include. */
export default function PlansPage(): ReactNode {
  const { reader, plans } = useReader();
  const { signIn, signUp } = useSignInLinks();
  const title = translate({ id: 'plans.title', message: 'Plans' });

  return (
    <Layout
      title={title}
      description={translate({
        id: 'plans.description',
        message: 'What is open to everyone, to members, and to readers with a plan.',
      })}
    >
      <main className={styles.page}>
        <h1>{title}</h1>
        <p className={styles.lead}>
          <Translate id="plans.lead">
            Most of these docs are open to everyone. Some pages are for members, and a few come with
            a plan.
          </Translate>
        </p>

        <PlanRow
          title={<Translate id="plans.public.title">Everyone</Translate>}
          opens={<Translate id="plans.public.opens">Every page without a lock.</Translate>}
          price={<Translate id="plans.public.price">No account needed</Translate>}
        />
        <PlanRow
          title={<Translate id="plans.members.title">Members</Translate>}
          opens={
            <Translate id="plans.members.opens">
              Pages for members, and preferences that follow you to any browser.
            </Translate>
          }
          price={<Translate id="plans.members.price">Free account</Translate>}
          held={reader !== null}
          action={
            <Link className="button button--primary button--sm" to={signUp}>
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
            action={
              reader === null ? (
                <Link className="button button--secondary button--sm" to={signIn}>
                  <Translate id="plans.signIn">Sign in to request</Translate>
                </Link>
              ) : (
                <GateRequest plan={id} className="button button--primary button--sm" />
              )
            }
            isPlan
          />
        ))}

        <h2>
          <Translate id="plans.get.title">How to get a plan here</Translate>
        </h2>
        <p>
          <Translate id="plans.get.text">
            Gatehouse takes no payments. Request a plan above, and the people who run the site grant
            it. On your own copy, that’s you: sign up first, then run this command.
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
