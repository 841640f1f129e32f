import options from '@gated-content/options';
import type { Access } from '@gatehouse/contract/access';
import type { Plan } from '@gatehouse/contract/plan';

export const { signInPath, plans: allPlans } = options;

/** The plans that satisfy `access`, in the order of the options. */
export function plansOf(access: Access): readonly Plan[] {
  return allPlans.filter(({ id }) => typeof access !== 'string' && access.includes(id));
}
