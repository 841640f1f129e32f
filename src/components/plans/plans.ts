import type { Plan } from '@gatehouse/contract/plan';

/**
 * The plans this site sells or grants: an option of the gate, also shown on the plans page.
 * Everything here is public.
 */
export const PLANS: Plan[] = [
  {
    id: 'premium',
    title: 'Premium',
    description: 'Opens the playbooks: worked examples for running Gatehouse in production.',
    price: 'On request',
    href: '/plans',
  },
];
