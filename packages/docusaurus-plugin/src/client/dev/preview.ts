import options from '@gated-content/options';

/** Whose eyes an author looks through: their own session's, no one's, a member's, or a plan's. */
export type Preview = 'session' | 'anybody' | 'member' | `plan:${string}`;

/** What session storage knows the choice by: it is the tab's. */
const KEY = 'gated-content.preview';

export const { plans } = options;

const listeners = new Set<() => void>();

export function subscribeToPreview(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A plan that the options no longer name is previewed by no one. */
export function getPreview(): Preview {
  const chosen = sessionStorage.getItem(KEY);
  const known: Preview[] = ['anybody', 'member', ...plans.map(({ id }) => `plan:${id}` as const)];
  return known.find((preview) => preview === chosen) ?? 'session';
}

export function choosePreview(preview: string): void {
  sessionStorage.setItem(KEY, preview);
  for (const listener of listeners) listener();
}
