import { usePluginData } from '@docusaurus/useGlobalData';
import type { Access } from '@gatehouse/contract/access';
import type { Plan } from '@gatehouse/contract/plan';

/** The part of the plugin's options that the browser gets: see `index.ts`. */
export interface PublicOptions {
  readonly plans: readonly Plan[];
  readonly signInPath: string;
}

export function usePublicOptions(): PublicOptions {
  return usePluginData('gated-content') as PublicOptions;
}

/** The plans that open what asks for `access`, in the order of the options. */
export function usePlansOf(access: Access): readonly Plan[] {
  const { plans } = usePublicOptions();
  return plans.filter(({ id }) => typeof access !== 'string' && access.includes(id));
}
