import type { ReactNode } from 'react';
import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GatePaywall';
import { PaywallBody } from '../../client/view/PaywallBody';
import { planTitles } from '../../client/view/planTitles';
import { SectionPaywall } from '../../client/view/SectionPaywall';

export default function GatePaywall(props: Props): ReactNode {
  const { state, title, section } = props;
  if (section !== undefined) return <SectionPaywall {...props} />;
  const label = translate(
    {
      id: 'gate.paywall.label',
      message: 'The rest of “{title}”',
      description: 'Accessible name of the paywall shown instead of the rest of a page',
    },
    { title },
  );
  return (
    <section className="gate-paywall" aria-label={label} data-gate-state={state}>
      <span className="gate-icon" />
      <div className="gate-paywall__text">
        <p className="gate-paywall__who">{audienceText(props)}</p>
        <div className="gate-paywall__body" aria-live="polite">
          <PaywallBody {...props} />
        </div>
      </div>
    </section>
  );
}

function audienceText({ access, plans }: Props): string {
  if (access === 'members') {
    return translate({
      id: 'gate.paywall.members',
      message: 'This page is for members.',
      description: 'The first sentence on a page for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.paywall.plans',
      message: 'This page is for {plans} readers.',
      description: 'The first sentence on a page for plans; {plans} is one title or several',
    },
    { plans: planTitles(plans) },
  );
}
