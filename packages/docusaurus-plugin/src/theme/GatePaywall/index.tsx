import type { ReactNode } from 'react';
import { interpolate } from '@docusaurus/Interpolate';
import { translate } from '@docusaurus/Translate';
import type { Props } from '@theme/GatePaywall';
import { planTitles } from '../../client/view/planTitles';
import { signInText } from '../../client/view/SignInLink';
import { signInSentence, upgradeSentence, WhatToDo } from '../../client/view/WhatToDo';

export default function GatePaywall(props: Props): ReactNode {
  const { state, title, section } = props;
  if (section !== undefined) return <SectionPaywall {...props} />;
  const label = translate(
    {
      id: 'gate.paywall.label',
      message: 'The rest of “{title}”',
      description: 'Accessible name of what stands in place of the rest of a page',
    },
    { title },
  );
  return (
    <section className="gate-paywall" aria-label={label} data-gate-state={state}>
      <span className="gate-icon" />
      <div>
        <p className="gate-paywall__who">{whoMayRead(props)}</p>
        <p className="gate-paywall__how gate-room" aria-live="polite" {...roomFor(props)}>
          <span>
            <WhatToDo {...props} />
          </span>
        </p>
      </div>
    </section>
  );
}

/** Small, and no landmark: a page may have several of them. */
function SectionPaywall(props: Props): ReactNode {
  const who = whoMayReadSection(props);
  return (
    <div
      className="gate-paywall gate-paywall--section"
      role="group"
      aria-label={who}
      data-gate-state={props.state}
    >
      <span className="gate-icon" />
      <p className="gate-room" aria-live="polite" {...roomFor(props, `${who} `)}>
        <span>
          <span className="gate-paywall__who">{who}</span> <WhatToDo {...props} />
        </span>
      </p>
    </div>
  );
}

function whoMayReadSection({ access, plans }: Props): string {
  if (access === 'members') {
    return translate({
      id: 'gate.section.members',
      message: 'This section is for members.',
      description: 'The first sentence in place of a section for signed-in readers',
    });
  }
  return translate(
    {
      id: 'gate.section.plans',
      message: 'This section is for {plans} readers.',
      description:
        'The first sentence in place of a section for plans; {plans} is one title or several',
    },
    { plans: planTitles(plans) },
  );
}

function whoMayRead({ access, plans }: Props): string {
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

/** What the style sheet keeps room for, so that nothing moves once the reader is known. */
function roomFor({ plans }: Props, before = ''): Record<`data-${string}`, string> {
  return {
    'data-room':
      before +
      interpolate(signInSentence(plans), {
        signIn: signInText(),
        plans: planTitles(plans),
      }),
    'data-more-room':
      before + interpolate(upgradeSentence(plans), { plans: planTitles(plans, true) }),
  };
}
