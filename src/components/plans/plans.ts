import type { Plan } from '@gatehouse/contract/plan';

/**
 * What this site sells or grants: an option of the gate, and what the pages about plans show.
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
