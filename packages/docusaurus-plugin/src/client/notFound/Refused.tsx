import type { ReactNode } from 'react';
import { PageMetadata } from '@docusaurus/theme-common';
import { translate } from '@docusaurus/Translate';
import type { Refusal } from '@gatehouse/contract/refusal';
import Heading from '@theme/Heading';
import { PaywallBody } from '../view/PaywallBody';
import { allPlans } from '../view/publicOptions';

/** Replaces the 404 page: something is at this address, but not for this reader. */
export default function Refused({ refusal }: { readonly refusal: Refusal }): ReactNode {
  const title = titleOf(refusal);
  return (
    <main className="container margin-vert--xl gate-refused" data-gate-state={refusal}>
      <PageMetadata title={title} />
      <div className="row">
        <div className="col col--6 col--offset-3">
          <Heading as="h1" className="hero__title">
            {title}
          </Heading>
          {/* The mark doesn't say which of the plans it is. */}
          <PaywallBody state={refusal} plans={allPlans} onRetry={() => window.location.reload()} />
        </div>
      </div>
    </main>
  );
}

function titleOf(refusal: Refusal): string {
  switch (refusal) {
    case 'sign-in':
      return translate({
        id: 'gate.refused.signIn',
        message: 'Sign in to open this',
        description: 'Title of the page shown instead of a file for signed-in readers or plans',
      });
    case 'upgrade':
      return translate({
        id: 'gate.refused.upgrade',
        message: 'You need a plan to open this',
        description:
          'Title of the page shown instead of a file that the reader’s account does not open',
      });
    case 'limited':
      return translate({
        id: 'gate.refused.limited',
        message: 'Too many pages at once',
        description:
          'Title of the page for a reader who has opened more than anyone reads in a minute',
      });
    case 'unreachable':
      return translate({
        id: 'gate.refused.unreachable',
        message: 'Can’t open this right now',
        description: 'Title of the page for an address that the server can’t look up',
      });
  }
}
