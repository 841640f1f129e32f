import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import styles from './landing.module.css';

interface UseCaseProps {
  title: ReactNode;
  text: ReactNode;
  to: string;
  more: ReactNode;
  /** Path of an icon, 24 units wide and high, drawn with strokes. */
  icon: string;
}

function UseCase({ title, text, to, more, icon }: UseCaseProps): ReactNode {
  return (
    <li className={styles.useCase}>
      <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
        <path d={icon} />
      </svg>
      <h3>{title}</h3>
      <p>{text}</p>
      <Link to={to}>{more}</Link>
    </li>
  );
}

const CARD = 'M3 6h18v12H3zM3 10h18M7 15h4';
const PARTNERS =
  'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 19c0-3 2.5-5 5.5-5s5.5 2 5.5 5M16 11a3 3 0 0 0 0-6M17 14.2c2.6.5 4.5 2.3 4.5 4.8';
const BUILDING = 'M5 21V4h10v17M15 9h4v12M3 21h18M8 8h4M8 12h4M8 16h4';

export default function UseCases(): ReactNode {
  return (
    <section className={styles.section} aria-labelledby="use-cases">
      <h2 id="use-cases">
        <Translate id="landing.useCases.title">Public docs and private pages on one site</Translate>
      </h2>
      <ul className={styles.useCases}>
        <UseCase
          icon={CARD}
          title={<Translate id="landing.customers.title">Paying customers</Translate>}
          text={
            <Translate id="landing.customers.text">
              Everyone reads the teaser. Readers with a plan read the whole page. When someone pays,
              you grant the plan with one command.
            </Translate>
          }
          to="/docs/gate/plans-and-entitlements"
          more={<Translate id="landing.customers.more">Plans and entitlements</Translate>}
        />
        <UseCase
          icon={PARTNERS}
          title={<Translate id="landing.partners.title">Partners</Translate>}
          text={
            <Translate id="landing.partners.text">
              Share a launch with a few companies before it is public. To everyone else, an unlisted
              page doesn’t exist: not in the sidebar, the search or the sitemap.
            </Translate>
          }
          to="/docs/gate/access-rules"
          more={<Translate id="landing.partners.more">Access rules</Translate>}
        />
        <UseCase
          icon={BUILDING}
          title={<Translate id="landing.team.title">Your own team</Translate>}
          text={
            <Translate id="landing.team.text">
              Keep runbooks and policies beside the docs they belong to. Your team signs in with
              your identity provider and reads what the public can’t.
            </Translate>
          }
          to="/docs/accounts/ways-to-sign-in"
          more={<Translate id="landing.team.more">Ways to sign in</Translate>}
        />
      </ul>
    </section>
  );
}
