import { Fragment, type ReactNode } from 'react';
import { interpolate } from '@docusaurus/Interpolate';
import Link from '@docusaurus/Link';
import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GatePaywall';
import { orText, planTitles } from './planTitles';
import { RequestAccess } from './RequestAccess';
import { SignInLink, signInText } from './SignInLink';
import { WhyLocked } from './WhyLocked';

/** Replaces a section: one sentence within the text, not a landmark. A page may have several. */
export function SectionPaywall(props: Props): ReactNode {
  const { state, plans } = props;
  const who = audienceText(props);
  // Text that the stylesheet reserves room for, so that nothing moves once the reader is known.
  const room = {
    'data-room': `${who} ${interpolate(signInSentence(), { signIn: signInText() })}`,
    'data-more-room': `${who} ${interpolate(upgradeSentence(), { plans: planTitles(plans, true) })}`,
  };
  return (
    <div
      className="gate-paywall gate-paywall--section"
      role="group"
      aria-label={who}
      data-gate-state={state}
    >
      <span className="gate-icon" />
      <p className="gate-room" aria-live="polite" {...room}>
        <span>
          <span className="gate-paywall__who">{who}</span> <WayIn {...props} />
        </span>
      </p>
    </div>
  );
}

function WayIn(props: Props): ReactNode {
  const { state, plans, section = '' } = props;
  const signIn = interpolate(signInSentence(), { signIn: <SignInLink anchor={section} /> });
  switch (state) {
    case 'loading':
      // Without scripts, the reader is never known.
      return <noscript>{signIn}</noscript>;
    case 'sign-in':
      return signIn;
    case 'upgrade':
      return interpolate(upgradeSentence(), { plans: <PlanLinks plans={plans} /> });
    default:
      return <WhyLocked {...props} />;
  }
}

function PlanLinks({ plans }: Pick<Props, 'plans'>): ReactNode {
  return plans.map((plan, index) => (
    <Fragment key={plan.id}>
      {index > 0 && orText()}
      {plan.href === undefined ? (
        <RequestAccess plan={plan.id} className="gate-button" />
      ) : (
        <Link to={plan.href}>{plan.title}</Link>
      )}
      {plan.price !== '' && ` (${plan.price})`}
    </Fragment>
  ));
}

function audienceText({ access, plans }: Props): string {
  if (access === 'members') {
    return translate({
      id: 'gate.section.members',
      message: 'This section is for members.',
      description: 'The first sentence instead of a section for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.section.plans',
      message: 'This section is for {plans} readers.',
      description:
        'The first sentence instead of a section for plans; {plans} is one title or several',
    },
    { plans: planTitles(plans) },
  );
}

const signInSentence = (): string =>
  translate({
    id: 'gate.section.signIn',
    message: '{signIn} to read it.',
    description: '{signIn} is a link with the text of gate.paywall.signInLink',
  });

const upgradeSentence = (): string =>
  translate({
    id: 'gate.section.upgrade',
    message: 'Your account doesn’t include it yet: {plans}',
    description: '{plans} are links with the plans’ titles, and their prices',
  });
