import { Fragment, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import Translate from '@docusaurus/Translate';
import type { Props as PaywallProps } from '@theme/GatePaywall';
import type { Plan } from '@gatehouse/contract/plan';
import { useKnownReader } from '../useKnownReader';
import { RequestAccess } from './RequestAccess';
import { SignInLink } from './SignInLink';
import { WhyLocked } from './WhyLocked';

type Props = Pick<PaywallProps, 'state' | 'plans' | 'onRetry'>;

/** The paywall below its first sentence: how to get access. */
export function PaywallBody(props: Props): ReactNode {
  switch (props.state) {
    case 'loading':
      // The text isn't known yet, and space is reserved for it. Without scripts, it never will be.
      return (
        <noscript>
          <SignIn {...props} />
        </noscript>
      );
    case 'sign-in':
      return <SignIn {...props} />;
    case 'upgrade':
      return <Upgrade {...props} />;
    default:
      return (
        <p>
          <WhyLocked {...props} />
        </p>
      );
  }
}

function SignIn({ plans }: Props): ReactNode {
  return (
    <>
      <p>
        <Translate id="gate.paywall.signIn" description="Shown above the sign-in button">
          Sign in to continue.
        </Translate>
      </p>
      <p className="gate-paywall__actions">
        <SignInLink className={PRIMARY} />
        {plans.map(({ id, title, href }) =>
          href === undefined ? null : (
            <Link key={id} to={href}>
              <Translate
                id="gate.paywall.about"
                description="A link to what a plan includes"
                values={{ plan: title }}
              >
                {'About {plan}'}
              </Translate>
            </Link>
          ),
        )}
      </p>
    </>
  );
}

function Upgrade({ plans }: Props): ReactNode {
  const { email } = useKnownReader();
  return (
    <>
      <p className="gate-paywall__reader">
        {email === undefined ? (
          <Translate id="gate.paywall.notIncluded" description="Shown to a reader without the plan">
            Your account doesn’t include it yet.
          </Translate>
        ) : (
          <Translate
            id="gate.paywall.signedInAs"
            description="Shown to a reader without the plan; {email} is their address"
            values={{ email: <bdi>{email}</bdi> }}
          >
            {'You’re signed in as {email}.'}
          </Translate>
        )}
      </p>
      <p className="gate-paywall__actions">
        {plans.map((plan, index) => (
          <Fragment key={plan.id}>
            <GetPlan plan={plan} className={index === 0 ? PRIMARY : SECONDARY} />
            {plan.price !== '' && <span className="gate-paywall__price">{plan.price}</span>}
          </Fragment>
        ))}
      </p>
    </>
  );
}

/**
 * A way to get a plan: a link to where the site sells it, or else a request to the site's owner.
 */
function GetPlan({ plan, className }: { plan: Plan; className: string }): ReactNode {
  if (plan.href === undefined) return <RequestAccess plan={plan.id} className={className} />;
  return (
    <Link to={plan.href} className={className}>
      <Translate
        id="gate.paywall.get"
        description="A button that leads to where a reader gets a plan"
        values={{ plan: plan.title }}
      >
        {'Get {plan}'}
      </Translate>
    </Link>
  );
}

const PRIMARY = 'button button--primary';
const SECONDARY = 'button button--secondary';
