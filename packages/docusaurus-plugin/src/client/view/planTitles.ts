import { translate } from '@docusaurus/Translate';
import type { Plan } from '@gatehouse/contract/plan';

/** "Premium", "Premium or Team": empty without a plan. With prices: "Premium ($9 a month)". */
export function planTitles(plans: readonly Plan[], withPrice = false): string {
  return plans
    .map(({ title, price }) => (withPrice && price !== '' ? `${title} (${price})` : title))
    .join(orText());
}

export function orText(): string {
  return translate({
    id: 'gate.or',
    message: ' or ',
    description: 'Joins the titles of plans, any of which opens a page; includes its spaces',
  });
}
