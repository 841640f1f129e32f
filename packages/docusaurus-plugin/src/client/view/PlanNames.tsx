import { Fragment, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import type { Plan } from '@gatehouse/contract/plan';
import { orText } from './planTitles';

interface Props {
  readonly plans: readonly Plan[];
  readonly withPrice?: boolean;
}

/** The titles of plans, as links to where a reader gets them. */
export function PlanNames({ plans, withPrice = false }: Props): ReactNode {
  return plans.map(({ id, title, href, price }, index) => (
    <Fragment key={id}>
      {index > 0 && orText()}
      {href === undefined ? title : <Link to={href}>{title}</Link>}
      {withPrice && price !== '' && ` (${price})`}
    </Fragment>
  ));
}
